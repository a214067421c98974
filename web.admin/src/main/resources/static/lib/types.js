/**
 * The bodies of the REST API, for people and for `tsc --checkJs`.
 * @module
 */

/**
 * @typedef {{field: string, code: string, message: string}} FieldProblem
 * @typedef {{action: 'CONVERT'|'DOWNSCALE'|'CROP'|'PAD', width: number, height: number, contentType: string|null}} MediaFix
 * @typedef {{field: string, mediaIndex: number|null, code: string, message: string, fixes: MediaFix[]}} ContentProblem
 * @typedef {{accountId: string, problems: ContentProblem[], advice: ContentProblem[], nextFree: string|null}} Check
 *
 * @typedef {object} Me
 * @property {{id: string, name: string}} user
 * @property {{id: string, name: string, zone: string}} workspace
 * @property {string[]} permissions
 * @property {string} version
 *
 * @typedef {{letter: string, colour: string, path: string}} Icon
 * @typedef {{value: string, label: string, detail: string|null, imageUrl: string|null}} Choice
 * @typedef {'TEXT'|'MULTILINE'|'INTEGER'|'DECIMAL'|'BOOLEAN'|'CHOICE'|'LIVE_CHOICE'|'URI'|'DURATION'|'COLOUR'|'SECRET'} SettingType
 *
 * @typedef {object} Setting
 * @property {string} key
 * @property {SettingType} type
 * @property {string} label
 * @property {string} help
 * @property {string} placeholder
 * @property {boolean} required
 * @property {boolean} advanced
 * @property {string|null} group
 * @property {string|null} defaultValue
 * @property {number|null} minimum
 * @property {number|null} maximum
 * @property {number|null} maxLength
 * @property {string|null} pattern
 * @property {string} patternHint
 * @property {Choice[]} choices
 * @property {string|null} lookup
 * @property {string[]} lookupDependsOn
 * @property {boolean} creatable
 * @property {{setting: string, values: string[]}|null} visibleWhen
 *
 * @typedef {{groups: {id: string, label: string, help: string}[], settings: Setting[]}} Schema
 *
 * @typedef {object} TextRule
 * @property {string} label
 * @property {'REQUIRED'|'OPTIONAL'|'UNUSED'} usage
 * @property {number} maxLength
 * @property {'CODE_POINTS'|'UTF16_UNITS'|'GRAPHEMES'} unit
 * @property {number|null} maxBytes in UTF-8; null if the network does not count them
 * @property {number|null} linkLength what every link counts as; null for its own length
 *
 * @typedef {object} MediaRule
 * @property {'IMAGE'|'VIDEO'} kind
 * @property {number} maxCount
 * @property {string[]} contentTypes
 * @property {number} maxBytes
 * @property {number} minWidth
 * @property {number} minHeight
 * @property {number|null} minDurationSeconds
 * @property {number|null} maxDurationSeconds
 * @property {'NONE'|'OPTIONAL'|'REQUIRED'} cover whether a video takes one
 * @property {{width: number, height: number}|null} preferredRatio
 *
 * @typedef {object} ContentRules
 * @property {TextRule} title
 * @property {TextRule} text
 * @property {TextRule} link
 * @property {TextRule} altText
 * @property {number} minMedia
 * @property {number} maxMedia
 * @property {MediaRule[]} media
 * @property {boolean} mixedKinds
 * @property {boolean} equalSizes
 * @property {{title: TextRule, text: TextRule, link: TextRule}} pieces what each of several pieces takes
 * @property {{max: number, text: TextRule}} replies what may follow a post
 *
 * @typedef {object} PreviewStyle
 * @property {('ACCOUNT'|'MEDIA'|'LINK'|'TITLE'|'TEXT'|'PLACE')[]} parts
 * @property {number} cornerRadius
 * @property {number} textLines
 * @property {string|null} placeOption
 * @property {string} action
 *
 * @typedef {object} SetupStep
 * @property {string} id
 * @property {{fact: string, environment: string|null}|null} doneWhen
 * @property {string} title
 * @property {string} text
 * @property {string|null} link
 * @property {{label: string, text: string}[]} copy
 *
 * @typedef {object} ReviewShot
 * @property {string} id
 * @property {string} title
 * @property {string} why
 * @property {string[]} actions
 * @property {'SERVICES'|'ACCOUNTS'|'COMPOSER'|'CALENDAR'|'POSTS'|'ANALYTICS'} page
 * @property {string|null} environment
 * @property {string} note
 *
 * @typedef {object} ProgressItem
 * @property {string} id
 * @property {boolean} done
 * @property {'OPEN'|'SEEN'|'TICKED'} how
 * @property {string|null} at
 * @property {string} by
 *
 * @typedef {object} Progress
 * @property {ProgressItem[]} steps
 * @property {ProgressItem[]} shots
 *
 * @typedef {object} Quota
 * @property {string} name
 * @property {number} permits
 * @property {number} windowSeconds
 * @property {number} used
 * @property {number} left
 * @property {string|null} nextFree
 *
 * @typedef {object} OnNetwork
 * @property {string} presence
 * @property {string|null} lookedAt
 * @property {string[]} editableTexts
 * @property {string[]} editableOptions
 * @property {boolean} removable
 * @property {string} title
 * @property {string} text
 * @property {string} link
 * @property {string} altText
 * @property {Record<string, string>} options
 * @property {{id: string, kind: 'EDIT'|'REMOVE', state: string, reason: string, requestedBy: string}[]} changes
 *
 * @typedef {{value: string, label: string, live: boolean, ready: boolean, chosen: boolean}} Environment
 * @typedef {{accountId: string, name: string, environment: string, ahead: number, alsoHere: boolean}} Elsewhere
 *
 * @typedef {object} EnvironmentCheck
 * @property {Environment} environment
 * @property {string[]} notes
 * @property {number} accounts
 * @property {Elsewhere[]} elsewhere accounts of other environments
 * @property {number} moreElsewhere
 *
 * @typedef {object} Provider
 * @property {string} id
 * @property {string} name
 * @property {Icon} icon
 * @property {'NEEDS_SETTINGS'|'READY'} state
 * @property {string} reason
 * @property {string} bundle
 * @property {string} version
 * @property {Schema} serviceSettings
 * @property {Schema} publicationOptions
 * @property {ContentRules} contentRules
 * @property {PreviewStyle} preview
 * @property {SetupStep[]} setupGuide
 * @property {ReviewShot[]} reviewWalk
 * @property {string|null} environmentSetting
 * @property {Environment[]} environments
 * @property {Metric[]} metrics
 *
 * @typedef {object} ServiceSettings
 * @property {Record<string, string>} values
 * @property {string[]} secretsSet
 * @property {string} redirectUri
 * @property {string|null} savedAt
 *
 * @typedef {object} ConnectOption
 * @property {'CONSENT'|'FIELDS'|'TOKEN'} method
 * @property {string} label
 * @property {string} help
 * @property {Schema} fields
 *
 * @typedef {object} Account
 * @property {string} id
 * @property {string} providerId
 * @property {string|null} environment
 * @property {{remoteId: string, displayName: string, handle: string|null, profileUrl: string|null, avatarUrl: string|null}} identity
 * @property {'CONNECTED'|'NEEDS_RECONNECT'|'PROVIDER_UNAVAILABLE'} state
 * @property {string} reason
 * @property {string[]} scopes
 * @property {string[]} missingScopes
 * @property {string} connectedAt
 * @property {string|null} accessExpiresAt
 * @property {string|null} refreshExpiresAt
 * @property {{key: string, label: string, value: string}[]} home where it is, on networks of many servers
 *
 * @typedef {object} Media
 * @property {string} id
 * @property {string} name
 * @property {'IMAGE'|'VIDEO'} kind
 * @property {string} contentType
 * @property {number} bytes
 * @property {number} width
 * @property {number} height
 * @property {string} sha256
 * @property {string} dominantColour
 * @property {string} createdAt
 * @property {number|null} durationMillis of a video
 * @property {string|null} codec of a video, four letters
 * @property {boolean} hasPoster whether somebody gave a picture that stands for a video
 * @property {string} originalUrl
 * @property {string} thumbnailUrl
 *
 * @typedef {{title: string|null, text: string|null, link: string|null, replies: string[]|null}} Version
 * @typedef {{accountId: string, options: Record<string, string>, version: Version}} Target
 * @typedef {{frameMillis: number|null, mediaId: string|null}} Cover a frame of the video or a picture of the library
 * @typedef {{mediaId: string, altText: string, title: string, text: string, link: string|null, cover: Cover|null}} MediaUse
 * @typedef {{title: string, text: string, link: string|null, media: MediaUse[], replies: string[], targets: Target[]}} Draft
 *
 * @typedef {'DRAFT'|'SCHEDULED'|'PUBLISHING'|'WAITING'|'RETRYING'|'UNCERTAIN'|'NEEDS_DECISION'|'PUBLISHED'|'FAILED'|'CANCELLED'} PublicationState
 *
 * @typedef {'IT_IS_THERE'|'PUBLISH_AGAIN'|'SKIP'} Decision
 * @typedef {{recurrenceId: string, occurrence: number}} RecurrenceLink occurrence 0 is the template
 *
 * @typedef {object} Publication
 * @property {string|null} presence how it stands on its network
 * @property {string|null} environment the label of its account's environment
 * @property {string} id
 * @property {string} postId
 * @property {string} accountId
 * @property {string} accountName
 * @property {string} providerId
 * @property {PublicationState} state
 * @property {string} reason
 * @property {string} next
 * @property {string|null} dueAt
 * @property {string|null} nextAt
 * @property {string|null} publishedAt
 * @property {string|null} url
 * @property {number} attempts
 * @property {string} title
 * @property {string|null} thumbnailUrl
 * @property {boolean} queued
 * @property {RecurrenceLink|null} recurrence
 * @property {Decision[]} decisions what a person may decide now
 *
 * @typedef {object} Attempt
 * @property {number} number
 * @property {string} startedAt
 * @property {string|null} endedAt
 * @property {string} outcome
 * @property {string} detail
 * @property {string} node
 *
 * @typedef {{publication: Publication, attempts: Attempt[], next: string}} Explanation
 * @typedef {{id: string, version: number, draft: Draft, publications: Publication[], author: string, createdAt: string, updatedAt: string, recurrence: RecurrenceLink|null}} Post
 *
 * @typedef {'MONDAY'|'TUESDAY'|'WEDNESDAY'|'THURSDAY'|'FRIDAY'|'SATURDAY'|'SUNDAY'} Weekday
 * @typedef {{day: Weekday, time: string}} Slot
 *
 * @typedef {object} PostingSchedule
 * @property {string} accountId
 * @property {number} version
 * @property {string|null} zone null is the workspace's
 * @property {string} zoneInForce
 * @property {Slot[]} slots
 * @property {string[]} upcoming
 *
 * @typedef {{since: string, by: string, reason: string}} Pause
 * @typedef {{accountId: string, pause: Pause|null, items: Publication[], movable: number}} Queue
 * @typedef {{scope: 'INSTANCE'|'NETWORK'|'ACCOUNT', subject: string|null, since: string, by: string, reason: string}} Hold
 *
 * @typedef {object} MissedPolicy
 * @property {number} version
 * @property {number} publishLateUpToMinutes
 * @property {number} leastMinutes
 * @property {number} mostMinutes
 * @property {string|null} changedBy
 * @property {string|null} changedAt
 *
 * @typedef {object} Rule
 * @property {'DAILY'|'WEEKLY'|'MONTHLY'} frequency
 * @property {number} every
 * @property {Weekday[]|null} days
 * @property {number|null} dayOfMonth
 * @property {string} time
 * @property {string|null} zone null is the workspace's
 * @property {string} first
 * @property {string|null} until
 * @property {number|null} count
 *
 * @typedef {object} Recurrence
 * @property {string} id
 * @property {number} version
 * @property {string|null} templateId
 * @property {string} title
 * @property {string[]} accounts
 * @property {Rule} rule
 * @property {string} zone
 * @property {'ACTIVE'|'ENDED'} state
 * @property {string} reason
 * @property {number} occurrences
 * @property {string|null} nextPostId
 * @property {string[]} upcoming
 * @property {string} createdBy
 * @property {string} createdAt
 *
 * @typedef {object} Metric
 * @property {string} id
 * @property {string} label
 * @property {string} help
 * @property {'COUNT'|'RATIO'|'MILLISECONDS'} unit
 * @property {'SUM'|'AVERAGE'|'LATEST'|'QUOTIENT'|'LIFETIME'} aggregation
 * @property {('ACCOUNT'|'POST')[]} subjects
 *
 * @typedef {object} StatisticsStatus
 * @property {string} accountId
 * @property {'WAITING'|'COLLECTING'|'COLLECTED'|'FAILED'|'UNAVAILABLE'} state
 * @property {string} reason
 * @property {string|null} collectedAt
 * @property {string|null} nextAt
 * @property {string|null} refreshableAt
 * @property {string|null} firstDay
 * @property {string|null} lastDay
 * @property {number} posts
 * @property {Metric[]} metrics
 * @property {string|null} place
 *
 * @typedef {{date: string, value: number|null, complete: boolean}} FigureDay a null value is a gap
 *
 * @typedef {object} FigureSeries
 * @property {string} metric
 * @property {number|null} value
 * @property {number|null} before
 * @property {number} knownDays
 * @property {number} knownDaysBefore
 * @property {boolean} complete
 * @property {FigureDay[]} days
 *
 * @typedef {object} TopPost
 * @property {string|null} publicationId
 * @property {string} title
 * @property {string|null} thumbnail
 * @property {string|null} url
 * @property {string} [publishedAt]
 * @property {string} [place]
 * @property {string} [remoteId]
 * @property {string} [gone]
 * @property {Record<string, number>} figures
 * @property {Record<string, number>} [lifetime]
 *
 * @typedef {{place: string, label: string, posts: number, figures: Record<string, number>, before: Record<string, number>}} PlaceFigures
 * @typedef {{day: Weekday, hour: number, median: number, posts: number}} BestHour
 *
 * @typedef {object} BestTimes
 * @property {string} metric
 * @property {string} zone
 * @property {number} firstDays
 * @property {number} posts
 * @property {boolean} enough
 * @property {number} minPosts
 * @property {number} minPostsAnHour
 * @property {BestHour[]} hours
 *
 * @typedef {{topic: string, subject: string, change: string, at: string}} LiveEvent
 */

export {};
