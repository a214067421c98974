-- Whether bytes are still in use is asked with every piece of media that goes.
create index media_bytes on media (sha256);
