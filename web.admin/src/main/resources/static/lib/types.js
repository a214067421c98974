/**
 * The bodies of the REST API, for people and for `tsc --checkJs`. Generated from its OpenAPI description; write it again with
 * `mvn -pl web.admin process-classes -Dtypes=apply`.
 * @module
 */

/**
 * @typedef {object} Account
 * @property {string|null} accessExpiresAt date-time
 * @property {string} connectedAt date-time
 * @property {string|null} environment
 * @property {Home[]} home
 * @property {string} id uuid
 * @property {Identity} identity
 * @property {string[]} missingScopes
 * @property {string} providerId
 * @property {string} reason
 * @property {string|null} refreshExpiresAt date-time
 * @property {string[]} scopes
 * @property {'CONNECTED'|'NEEDS_RECONNECT'|'PROVIDER_UNAVAILABLE'} state
 */

/**
 * @typedef {object} AspectRatio
 * @property {number} height
 * @property {number} width
 */

/**
 * @typedef {object} Attempt
 * @property {string} detail
 * @property {string|null} endedAt date-time
 * @property {string} node
 * @property {number} number
 * @property {string} outcome
 * @property {string} startedAt date-time
 */

/**
 * @typedef {object} AuditEntry
 * @property {string} action
 * @property {string} actor
 * @property {string} at date-time
 * @property {string} detail
 * @property {string} id uuid
 * @property {string} subject
 */

/**
 * @typedef {object} Authorize
 * @property {string} authorizeUrl uri
 */

/**
 * @typedef {object} BestHour
 * @property {'MONDAY'|'TUESDAY'|'WEDNESDAY'|'THURSDAY'|'FRIDAY'|'SATURDAY'|'SUNDAY'} day
 * @property {number} hour
 * @property {number} median
 * @property {number} posts
 */

/**
 * @typedef {object} BestTimes
 * @property {boolean} enough
 * @property {number} firstDays
 * @property {BestHour[]} hours
 * @property {string} metric
 * @property {number} minPosts
 * @property {number} minPostsAnHour
 * @property {number} posts
 * @property {string} zone
 */

/**
 * @typedef {object} Bulk
 * @property {BulkItem[]|null} [posts]
 */

/**
 * @typedef {object} BulkItem
 * @property {string|null} [at] date-time
 * @property {Draft|null} [draft]
 */

/**
 * @typedef {object} Bundle
 * @property {number} accounts
 * @property {string} fingerprint
 * @property {Health} health
 * @property {string|null} installedAt date-time
 * @property {string} network
 * @property {string|null} previousVersion
 * @property {string} providerId
 * @property {string} reason
 * @property {string} spiRange
 * @property {'ACTIVE'|'STARTING'|'SUSPENDED'|'DRAINING'|'STOPPED'|'BROKEN'} state
 * @property {string} symbolicName
 * @property {BundleTrust} trust
 * @property {string} version
 * @property {number} waiting
 */

/**
 * @typedef {object} BundleTrust
 * @property {'SHIPPED'|'SIGNED'|'CONFIRMED'|'NONE'} kind
 * @property {string} name
 */

/**
 * @typedef {object} Change
 * @property {string|null} endedAt date-time
 * @property {string} id uuid
 * @property {'EDIT'|'REMOVE'} kind
 * @property {string} reason
 * @property {string} requestedAt date-time
 * @property {string} requestedBy
 * @property {'PENDING'|'UNDER_WAY'|'DONE'|'FAILED'} state
 */

/**
 * @typedef {object} Check
 * @property {string} accountId uuid
 * @property {ContentProblem[]} advice
 * @property {string|null} nextFree date-time
 * @property {ContentProblem[]} problems
 */

/**
 * @typedef {object} Choice
 * @property {string|null} detail
 * @property {string|null} imageUrl uri
 * @property {string} label
 * @property {string} value
 */

/**
 * @typedef {object} ChoiceSearch
 * @property {string|null} [cursor]
 * @property {number|null} [limit]
 * @property {Record<string, string>|null} [options]
 * @property {string|null} [search]
 */

/**
 * @typedef {object} Confirmation
 * @property {string|null} [fingerprint]
 */

/**
 * @typedef {object} Connect
 * @property {Account} account
 * @property {boolean} fresh
 */

/**
 * @typedef {object} ConnectFields
 * @property {string|null} [environment]
 * @property {Record<string, string>|null} [fields]
 * @property {'CONSENT'|'FIELDS'|'TOKEN'|null} [method]
 * @property {string|null} [reconnect] uuid
 */

/**
 * @typedef {object} ConnectOption
 * @property {Schema} fields
 * @property {string} help
 * @property {string} label
 * @property {'CONSENT'|'FIELDS'|'TOKEN'} method
 */

/**
 * @typedef {object} ConsentStart
 * @property {string|null} [environment]
 * @property {Record<string, string>|null} [fields]
 * @property {string|null} [reconnect] uuid
 * @property {string|null} [returnPath]
 */

/**
 * @typedef {object} ContentProblem
 * @property {string} code
 * @property {string} field
 * @property {MediaFix[]} fixes
 * @property {number|null} mediaIndex
 * @property {string} message
 * @property {string} path
 */

/**
 * @typedef {object} ContentRules
 * @property {TextRule} altText
 * @property {boolean} equalSizes
 * @property {TextRule} link
 * @property {number} maxMedia
 * @property {MediaRule[]} media
 * @property {number} minMedia
 * @property {boolean} mixedKinds
 * @property {PieceRules} pieces
 * @property {ReplyRules} replies
 * @property {TextRule} text
 * @property {TextRule} title
 */

/**
 * @typedef {object} Convert
 * @property {string|null} [contentType]
 */

/**
 * @typedef {object} Copy
 * @property {string} label
 * @property {string} text
 */

/**
 * @typedef {object} Cover
 * @property {number|null} frameMillis
 * @property {string|null} mediaId uuid
 */

/**
 * @typedef {object} Crop
 * @property {number|null} [height]
 * @property {number|null} [toHeight]
 * @property {number|null} [toWidth]
 * @property {number|null} [width]
 * @property {number|null} [x]
 * @property {number|null} [y]
 */

/**
 * @typedef {object} DecisionMade
 * @property {'IT_IS_THERE'|'PUBLISH_AGAIN'|'SKIP'|null} [decision]
 * @property {string|null} [url] uri
 */

/**
 * @typedef {object} DoneWhen
 * @property {string|null} environment
 * @property {'SETTINGS_SAVED'|'SETTINGS_TESTED'|'TEXT_COPIED'|'ACCOUNT_CONNECTED'|'PUBLISHED'} fact
 */

/**
 * @typedef {object} Downscale
 * @property {number|null} [height]
 * @property {number|null} [width]
 */

/**
 * @typedef {object} Draft
 * @property {string|null} link
 * @property {MediaUse[]|null} media
 * @property {string[]|null} replies
 * @property {Target[]|null} targets
 * @property {string|null} text
 * @property {string|null} title
 */

/**
 * @typedef {object} Elsewhere
 * @property {string} accountId uuid
 * @property {number} ahead
 * @property {boolean} alsoHere
 * @property {string} environment
 * @property {string} name
 */

/**
 * @typedef {object} Environment
 * @property {boolean} chosen
 * @property {string} label
 * @property {boolean} live
 * @property {boolean} ready
 * @property {string} value
 */

/**
 * @typedef {object} EnvironmentCheck
 * @property {number} accounts
 * @property {Elsewhere[]} elsewhere
 * @property {Environment} environment
 * @property {number} moreElsewhere
 * @property {string[]} notes
 */

/**
 * @typedef {object} Explanation
 * @property {Attempt[]} attempts
 * @property {string} next
 * @property {Publication} publication
 */

/**
 * @typedef {object} Fault
 * @property {string} at date-time
 * @property {string} detail
 * @property {'THREW'|'NONSENSE'|'BLOCKED'} kind
 */

/**
 * @typedef {object} FieldFault
 * @property {string} code
 * @property {string} field
 * @property {string} message
 */

/**
 * @typedef {object} FieldProblem
 * @property {string} code
 * @property {string} field
 * @property {string} message
 */

/**
 * @typedef {object} FigureDay
 * @property {boolean} complete
 * @property {string} date
 * @property {number|null} value
 */

/**
 * @typedef {object} FigureSeries
 * @property {number|null} before
 * @property {boolean} complete
 * @property {FigureDay[]} days
 * @property {number} knownDays
 * @property {number} knownDaysBefore
 * @property {string} metric
 * @property {number|null} value
 */

/**
 * @typedef {object} FirstOwner
 * @property {string|null} [email]
 * @property {string|null} [name]
 * @property {string|null} [password] password
 * @property {string|null} [token] password
 * @property {string|null} [workspace]
 * @property {string|null} [zone]
 */

/**
 * @typedef {object} Group
 * @property {string} help
 * @property {string} id
 * @property {string} label
 */

/**
 * @typedef {object} Health
 * @property {boolean} byItself
 * @property {Fault[]} faults
 * @property {string} reason
 * @property {string|null} since date-time
 * @property {'WELL'|'TROUBLED'|'SUSPENDED'} state
 */

/**
 * @typedef {object} HealthCheck
 * @property {string} detail
 * @property {string} name
 * @property {'OK'|'WARN'|'DOWN'} status
 */

/**
 * @typedef {object} Hold
 * @property {string} by
 * @property {string} reason
 * @property {'INSTANCE'|'NETWORK'|'ACCOUNT'} scope
 * @property {string} since date-time
 * @property {string|null} subject
 */

/**
 * @typedef {object} Home
 * @property {string} key
 * @property {string} label
 * @property {string} value
 */

/**
 * @typedef {object} Icon
 * @property {string} colour
 * @property {string} letter
 * @property {string} path
 */

/**
 * @typedef {object} Identity
 * @property {string|null} avatarUrl uri
 * @property {string} displayName
 * @property {string} handle
 * @property {string|null} profileUrl uri
 * @property {string} remoteId
 */

/**
 * @typedef {object} InstallPlan
 * @property {number} accounts
 * @property {'NEW'|'UPDATE'|'DOWNGRADE'|'REINSTALL'|'SAME'} change
 * @property {string} expiresAt date-time
 * @property {string} fileName
 * @property {string} fingerprint
 * @property {string|null} fromVersion
 * @property {string} id uuid
 * @property {boolean} needsConfirmation
 * @property {string} network
 * @property {string[]} notes
 * @property {string} providerId
 * @property {string} spiRange
 * @property {string} stagedAt date-time
 * @property {string} symbolicName
 * @property {string} toVersion
 * @property {BundleTrust} trust
 * @property {number} waiting
 */

/**
 * @template T
 * @typedef {object} Items
 * @property {T[]} items
 */

/**
 * @typedef {object} LiveEvent
 * @property {string} at date-time
 * @property {string} change
 * @property {string} subject
 * @property {string} topic
 */

/**
 * @typedef {object} MadeToken
 * @property {string} token
 * @property {Token} view
 */

/**
 * @typedef {object} Media
 * @property {number} bytes
 * @property {string|null} codec
 * @property {string} contentType
 * @property {string} createdAt date-time
 * @property {string} dominantColour
 * @property {number|null} durationMillis
 * @property {boolean} hasPoster
 * @property {number} height
 * @property {string} id uuid
 * @property {'IMAGE'|'VIDEO'} kind
 * @property {string} name
 * @property {string} originalUrl
 * @property {string|null} posterUrl
 * @property {string} sha256
 * @property {string} thumbnailUrl
 * @property {number} width
 */

/**
 * @typedef {object} MediaEdit
 * @property {Convert|null} [convert]
 * @property {Crop|null} [crop]
 * @property {Downscale|null} [downscale]
 * @property {Pad|null} [pad]
 */

/**
 * @typedef {object} MediaFix
 * @property {'CONVERT'|'DOWNSCALE'|'CROP'|'PAD'} action
 * @property {string|null} contentType
 * @property {number} height
 * @property {number} width
 */

/**
 * @typedef {object} MediaRule
 * @property {string[]} contentTypes
 * @property {'NONE'|'OPTIONAL'|'REQUIRED'} cover
 * @property {'IMAGE'|'VIDEO'} kind
 * @property {number} maxBytes
 * @property {number} maxCount
 * @property {number|null} maxDurationSeconds
 * @property {number|null} minDurationSeconds
 * @property {number} minHeight
 * @property {number} minWidth
 * @property {AspectRatio|null} preferredRatio
 */

/**
 * @typedef {object} MediaUse
 * @property {string|null} altText
 * @property {Cover|null} cover
 * @property {string|null} link
 * @property {string|null} mediaId uuid
 * @property {string|null} text
 * @property {string|null} title
 */

/**
 * @typedef {object} Metric
 * @property {'SUM'|'AVERAGE'|'LATEST'|'QUOTIENT'|'LIFETIME'} aggregation
 * @property {string} help
 * @property {string} id
 * @property {string} label
 * @property {('ACCOUNT'|'POST')[]} subjects
 * @property {'COUNT'|'RATIO'|'MILLISECONDS'} unit
 */

/**
 * @typedef {object} MissedPolicy
 * @property {string|null} changedAt date-time
 * @property {string|null} changedBy
 * @property {number} leastMinutes
 * @property {number} mostMinutes
 * @property {number} publishLateUpToMinutes
 * @property {number} version
 */

/**
 * @typedef {object} Move
 * @property {string|null} [before] uuid
 * @property {number|null} [index]
 */

/**
 * @typedef {object} NetworkTop
 * @property {Record<string, number>} figures
 * @property {string|null} publicationId uuid
 * @property {string} remoteId
 * @property {string|null} thumbnail uuid
 * @property {string} title
 * @property {string|null} url uri
 */

/**
 * @typedef {object} NewChoice
 * @property {string|null} [label]
 * @property {Record<string, string>|null} [options]
 */

/**
 * @typedef {object} NewPolicy
 * @property {number|null} [publishLateUpToMinutes]
 */

/**
 * @typedef {object} NewSettings
 * @property {Record<string, string>|null} [values]
 */

/**
 * @typedef {object} NewSlots
 * @property {Slot[]|null} [slots]
 * @property {string|null} [zone]
 */

/**
 * @typedef {object} NewToken
 * @property {string|null} [expiresAt] date-time
 * @property {string|null} [name]
 * @property {('READ'|'PUBLISH'|'MANAGE_ACCOUNTS'|'MANAGE_SERVICES'|'INSTALL_PROVIDERS'|'OPERATE'|'MANAGE_TEAM')[]|null} [permissions]
 */

/**
 * @typedef {object} OnNetwork
 * @property {string} altText
 * @property {Change[]} changes
 * @property {string[]} editableOptions
 * @property {('TITLE'|'TEXT'|'LINK'|'ALT_TEXT')[]} editableTexts
 * @property {string} link
 * @property {string|null} lookedAt date-time
 * @property {Record<string, string>} options
 * @property {'AS_PUBLISHED'|'CHANGING'|'EDITED'|'REMOVED'|'GONE'} presence
 * @property {Publication} publication
 * @property {boolean} removable
 * @property {string} text
 * @property {string} title
 */

/**
 * @typedef {object} Outcome
 * @property {string|null} postId uuid
 * @property {FieldProblem[]} problems
 * @property {string[]} publicationIds
 * @property {boolean} scheduled
 * @property {number|null} version
 */

/**
 * @typedef {object} Pad
 * @property {string|null} [colour]
 * @property {number|null} [height]
 * @property {number|null} [width]
 */

/**
 * @template T
 * @typedef {object} Page
 * @property {T[]} items
 * @property {string|null} nextCursor
 */

/**
 * @typedef {object} Pause
 * @property {string} by
 * @property {string} reason
 * @property {string} since date-time
 */

/**
 * @typedef {object} PieceRules
 * @property {TextRule} link
 * @property {TextRule} text
 * @property {TextRule} title
 */

/**
 * @typedef {object} PlaceFigures
 * @property {Record<string, number>} before
 * @property {Record<string, number>} figures
 * @property {string} label
 * @property {string} place
 * @property {number} posts
 */

/**
 * @typedef {object} Post
 * @property {string} author
 * @property {string} createdAt date-time
 * @property {Draft} draft
 * @property {string} id uuid
 * @property {Publication[]} publications
 * @property {RecurrenceLink|null} recurrence
 * @property {string} updatedAt date-time
 * @property {number} version
 */

/**
 * @typedef {object} PostingSchedule
 * @property {string} accountId uuid
 * @property {Slot[]} slots
 * @property {string[]} upcoming
 * @property {number} version
 * @property {string|null} zone
 * @property {string} zoneInForce
 */

/**
 * @typedef {object} PreviewStyle
 * @property {string} action
 * @property {number} cornerRadius
 * @property {('ACCOUNT'|'MEDIA'|'LINK'|'TITLE'|'TEXT'|'PLACE')[]} parts
 * @property {string|null} placeOption
 * @property {number} textLines
 */

/**
 * @typedef {object} Problem
 * @property {string} code
 * @property {string} detail
 * @property {FieldFault[]} problems
 * @property {number} [retryAfterSeconds]
 * @property {number} status
 * @property {string} title
 * @property {string} type
 */

/**
 * @typedef {object} ProgressItem
 * @property {string|null} at date-time
 * @property {string} by
 * @property {boolean} done
 * @property {'OPEN'|'SEEN'|'TICKED'} how
 * @property {string} id
 */

/**
 * @typedef {object} Provider
 * @property {string} bundle
 * @property {ContentRules} contentRules
 * @property {string|null} environmentSetting
 * @property {Environment[]} environments
 * @property {Icon} icon
 * @property {string} id
 * @property {Metric[]} metrics
 * @property {string} name
 * @property {PreviewStyle} preview
 * @property {Schema} publicationOptions
 * @property {RateLimit[]} rateLimits
 * @property {string} reason
 * @property {ReviewShot[]} reviewWalk
 * @property {Schema} serviceSettings
 * @property {SetupStep[]} setupGuide
 * @property {'NEEDS_SETTINGS'|'READY'} state
 * @property {string} version
 */

/**
 * @typedef {object} Publication
 * @property {string} accountId uuid
 * @property {string} accountName
 * @property {number} attempts
 * @property {('IT_IS_THERE'|'PUBLISH_AGAIN'|'SKIP')[]} decisions
 * @property {string|null} dueAt date-time
 * @property {string|null} environment
 * @property {string} id uuid
 * @property {string} next
 * @property {string|null} nextAt date-time
 * @property {string} postId uuid
 * @property {'AS_PUBLISHED'|'CHANGING'|'EDITED'|'REMOVED'|'GONE'|null} presence
 * @property {string} providerId
 * @property {string|null} publishedAt date-time
 * @property {boolean} queued
 * @property {string} reason
 * @property {RecurrenceLink|null} recurrence
 * @property {'DRAFT'|'SCHEDULED'|'PUBLISHING'|'WAITING'|'RETRYING'|'UNCERTAIN'|'NEEDS_DECISION'|'PUBLISHED'|'FAILED'|'CANCELLED'} state
 * @property {string|null} thumbnailUrl
 * @property {string} title
 * @property {string|null} url uri
 */

/**
 * @typedef {object} PublishedEdit
 * @property {string|null} [altText]
 * @property {string|null} [link]
 * @property {Record<string, string>|null} [options]
 * @property {string|null} [text]
 * @property {string|null} [title]
 */

/**
 * @typedef {object} QuarantineView
 * @property {string} at date-time
 * @property {number} bytes
 * @property {string} code
 * @property {string} fileName
 * @property {string} fingerprint
 * @property {string} id
 * @property {string} reason
 */

/**
 * @typedef {object} Queue
 * @property {string} accountId uuid
 * @property {Publication[]} items
 * @property {number} movable
 * @property {Pause|null} pause
 */

/**
 * @typedef {object} Quota
 * @property {string} at date-time
 * @property {number} left
 * @property {string} name
 * @property {string|null} nextFree date-time
 * @property {number} permits
 * @property {number} used
 * @property {number} windowSeconds
 */

/**
 * @typedef {object} RateLimit
 * @property {string} name
 * @property {number} permits
 * @property {'NETWORK'|'ACCOUNT'} scope
 * @property {number} windowSeconds
 */

/**
 * @typedef {object} Recurrence
 * @property {string[]} accounts
 * @property {string} createdAt date-time
 * @property {string} createdBy
 * @property {string} id uuid
 * @property {string|null} nextPostId uuid
 * @property {number} occurrences
 * @property {string} reason
 * @property {Rule} rule
 * @property {'ACTIVE'|'ENDED'} state
 * @property {string|null} templateId uuid
 * @property {string} title
 * @property {string[]} upcoming
 * @property {number} version
 * @property {string} zone
 */

/**
 * @typedef {object} RecurrenceLink
 * @property {number} occurrence
 * @property {string} recurrenceId uuid
 */

/**
 * @typedef {object} ReplyRules
 * @property {number} max
 * @property {TextRule} text
 */

/**
 * @typedef {object} Reschedule
 * @property {string|null} [at] date-time
 */

/**
 * @typedef {object} ReviewShot
 * @property {string[]} actions
 * @property {string|null} environment
 * @property {string} id
 * @property {string} note
 * @property {'SERVICES'|'ACCOUNTS'|'COMPOSER'|'CALENDAR'|'POSTS'|'ANALYTICS'} page
 * @property {string} title
 * @property {string} why
 */

/**
 * @typedef {object} Rule
 * @property {number|null} count
 * @property {number|null} dayOfMonth
 * @property {('MONDAY'|'TUESDAY'|'WEDNESDAY'|'THURSDAY'|'FRIDAY'|'SATURDAY'|'SUNDAY')[]|null} days
 * @property {number|null} every
 * @property {string|null} first
 * @property {'DAILY'|'WEEKLY'|'MONTHLY'|null} frequency
 * @property {string|null} time
 * @property {string|null} until
 * @property {string|null} zone
 */

/**
 * @typedef {object} Schedule
 * @property {string|null} [at] date-time
 */

/**
 * @typedef {object} Schema
 * @property {Group[]} groups
 * @property {Setting[]} settings
 */

/**
 * @typedef {object} ServiceSettings
 * @property {string} redirectUri uri
 * @property {string|null} savedAt date-time
 * @property {string[]} secretsSet
 * @property {Record<string, string>} values
 */

/**
 * @typedef {object} Session
 * @property {('READ'|'PUBLISH'|'MANAGE_ACCOUNTS'|'MANAGE_SERVICES'|'INSTALL_PROVIDERS'|'OPERATE'|'MANAGE_TEAM')[]} permissions
 * @property {User} user
 * @property {string} version
 * @property {Workspace} workspace
 */

/**
 * @typedef {object} Setting
 * @property {boolean} advanced
 * @property {Choice[]} choices
 * @property {boolean} creatable
 * @property {string|null} defaultValue
 * @property {string|null} group
 * @property {string} help
 * @property {string} key
 * @property {string} label
 * @property {string|null} lookup
 * @property {string[]} lookupDependsOn
 * @property {number|null} maxLength
 * @property {number|null} maximum
 * @property {number|null} minimum
 * @property {string|null} pattern
 * @property {string} patternHint
 * @property {string} placeholder
 * @property {boolean} required
 * @property {'TEXT'|'MULTILINE'|'INTEGER'|'DECIMAL'|'BOOLEAN'|'CHOICE'|'LIVE_CHOICE'|'URI'|'DURATION'|'COLOUR'|'SECRET'} type
 * @property {VisibleWhen|null} visibleWhen
 */

/**
 * @typedef {object} SettingProblem
 * @property {'REQUIRED'|'UNKNOWN'|'MALFORMED'|'TOO_LONG'|'OUT_OF_RANGE'|'PATTERN'|'NOT_A_CHOICE'|'REFUSED'} code
 * @property {string} field
 * @property {string} message
 */

/**
 * @typedef {object} SetupProgress
 * @property {ProgressItem[]} shots
 * @property {ProgressItem[]} steps
 */

/**
 * @typedef {object} SetupState
 * @property {boolean} required
 */

/**
 * @typedef {object} SetupStep
 * @property {Copy[]} copy
 * @property {DoneWhen|null} doneWhen
 * @property {string} id
 * @property {string|null} link uri
 * @property {string} text
 * @property {string} title
 */

/**
 * @typedef {object} SignIn
 * @property {string|null} [email]
 * @property {string|null} [password] password
 */

/**
 * @typedef {object} Slot
 * @property {'MONDAY'|'TUESDAY'|'WEDNESDAY'|'THURSDAY'|'FRIDAY'|'SATURDAY'|'SUNDAY'|null} day
 * @property {string|null} time
 */

/**
 * @typedef {object} StatisticsStatus
 * @property {string} accountId uuid
 * @property {string|null} collectedAt date-time
 * @property {string|null} firstDay
 * @property {string|null} lastDay
 * @property {Metric[]} metrics
 * @property {string|null} nextAt date-time
 * @property {string|null} place
 * @property {number} posts
 * @property {string} reason
 * @property {string|null} refreshableAt date-time
 * @property {'WAITING'|'COLLECTING'|'COLLECTED'|'FAILED'|'UNAVAILABLE'} state
 */

/**
 * @typedef {object} SuspensionReason
 * @property {string|null} [reason]
 */

/**
 * @typedef {object} Target
 * @property {string|null} accountId uuid
 * @property {Record<string, string>|null} options
 * @property {Version|null} version
 */

/**
 * @typedef {object} Test
 * @property {SettingProblem[]} problems
 */

/**
 * @typedef {object} TextRule
 * @property {string} label
 * @property {number|null} linkLength
 * @property {number|null} maxBytes
 * @property {number} maxLength
 * @property {'CODE_POINTS'|'UTF16_UNITS'|'GRAPHEMES'} unit
 * @property {'REQUIRED'|'OPTIONAL'|'UNUSED'} usage
 */

/**
 * @typedef {object} Tick
 * @property {boolean|null} [done]
 */

/**
 * @typedef {object} Token
 * @property {string} createdAt date-time
 * @property {string|null} expiresAt date-time
 * @property {string} id uuid
 * @property {string|null} lastUsedAt date-time
 * @property {string} name
 * @property {('READ'|'PUBLISH'|'MANAGE_ACCOUNTS'|'MANAGE_SERVICES'|'INSTALL_PROVIDERS'|'OPERATE'|'MANAGE_TEAM')[]} permissions
 */

/**
 * @typedef {object} TopPost
 * @property {Record<string, number>} figures
 * @property {string} gone
 * @property {Record<string, number>} lifetime
 * @property {string} place
 * @property {string} postId uuid
 * @property {string} publicationId uuid
 * @property {string} publishedAt date-time
 * @property {string|null} thumbnail uuid
 * @property {string} title
 * @property {string|null} url uri
 */

/**
 * @typedef {object} User
 * @property {string} id uuid
 * @property {string} name
 */

/**
 * @typedef {object} VaultRotation
 * @property {number} done
 * @property {string} key
 * @property {number} total
 */

/**
 * @typedef {object} Version
 * @property {string|null} link
 * @property {string[]|null} replies
 * @property {string|null} text
 * @property {string|null} title
 */

/**
 * @typedef {object} VisibleWhen
 * @property {string} setting
 * @property {string[]} values
 */

/**
 * @typedef {object} Why
 * @property {string|null} [reason]
 */

/**
 * @typedef {object} Workspace
 * @property {string} id uuid
 * @property {string} name
 * @property {string} zone
 */

export {};
