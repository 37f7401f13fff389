"""The tables, as an ordered list of migrations. A migration that has shipped is never edited; a new one is added.

Written once for SQLite and PostgreSQL. Moments are BIGINT milliseconds since 1970 UTC, Discord's ids are BIGINT,
structured values are JSON text. A session is `dm:USER` or `channel:CHANNEL`.
"""

from __future__ import annotations

FIRST = (
    # --- the engine ---------------------------------------------------------------------------------
    """CREATE TABLE engine_sessions (
        session TEXT PRIMARY KEY,
        persona TEXT NOT NULL,
        state TEXT NOT NULL,
        preferences TEXT NOT NULL,
        next_at BIGINT,
        created_at BIGINT NOT NULL,
        last_active BIGINT NOT NULL
    )""",
    """CREATE TABLE engine_turns (
        session TEXT NOT NULL REFERENCES engine_sessions(session) ON DELETE CASCADE,
        turn_key TEXT NOT NULL,
        at BIGINT NOT NULL,
        speaker TEXT NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (session, turn_key)
    )""",
    "CREATE INDEX engine_turns_by_time ON engine_turns (at)",
    "CREATE INDEX engine_turns_by_speaker ON engine_turns (speaker)",
    """CREATE TABLE trust_history (
        session TEXT NOT NULL REFERENCES engine_sessions(session) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at BIGINT NOT NULL,
        trust DOUBLE PRECISION NOT NULL,
        delta DOUBLE PRECISION NOT NULL,
        reason TEXT NOT NULL,
        speaker TEXT NOT NULL,
        PRIMARY KEY (session, number)
    )""",
    """CREATE TABLE settlements (
        session TEXT NOT NULL REFERENCES engine_sessions(session) ON DELETE CASCADE,
        action TEXT NOT NULL,
        outcome TEXT NOT NULL,
        at BIGINT NOT NULL,
        next_allowed_at BIGINT NOT NULL,
        PRIMARY KEY (session, action)
    )""",
    "CREATE INDEX settlements_by_time ON settlements (at)",
    """CREATE TABLE lapsed_wishes (
        session TEXT NOT NULL REFERENCES engine_sessions(session) ON DELETE CASCADE,
        action TEXT NOT NULL,
        wish TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (session, action)
    )""",
    # --- people and what they said ------------------------------------------------------------------
    """CREATE TABLE people (
        person BIGINT PRIMARY KEY,
        age_band TEXT,
        disclosed_at BIGINT,
        break_suggested_at BIGINT,
        first_seen_at BIGINT NOT NULL
    )""",
    """CREATE TABLE never_contact (
        person_hash TEXT PRIMARY KEY,
        age_band TEXT
    )""",
    """CREATE TABLE places (
        session TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        person BIGINT,
        channel BIGINT NOT NULL,
        guild BIGINT
    )""",
    "CREATE INDEX places_by_person ON places (person)",
    """CREATE TABLE messages (
        session TEXT NOT NULL,
        message BIGINT NOT NULL,
        person BIGINT NOT NULL,
        name TEXT NOT NULL,
        at BIGINT NOT NULL,
        text TEXT,
        reply TEXT,
        replied_at BIGINT,
        PRIMARY KEY (session, message)
    )""",
    "CREATE INDEX messages_by_person ON messages (person, at)",
    "CREATE INDEX messages_by_time ON messages (session, at)",
    "CREATE INDEX messages_with_words ON messages (at) WHERE text IS NOT NULL OR reply IS NOT NULL",
    # --- writing first ------------------------------------------------------------------------------
    """CREATE TABLE outreach (
        session TEXT PRIMARY KEY,
        person BIGINT NOT NULL,
        enabled INTEGER NOT NULL,
        off_reason TEXT,
        zone TEXT,
        quiet_from INTEGER NOT NULL,
        quiet_to INTEGER NOT NULL,
        per_day INTEGER NOT NULL,
        per_week INTEGER NOT NULL,
        consent_text TEXT NOT NULL,
        consented_at BIGINT NOT NULL,
        unanswered INTEGER NOT NULL,
        backoff INTEGER NOT NULL,
        paused_until BIGINT,
        pause_reason TEXT,
        last_sent_at BIGINT,
        due_at BIGINT,
        claimed_until BIGINT,
        fence INTEGER NOT NULL
    )""",
    "CREATE INDEX outreach_due ON outreach (due_at) WHERE enabled = 1",
    "CREATE INDEX outreach_by_person ON outreach (person)",
    """CREATE TABLE outbox (
        action TEXT PRIMARY KEY,
        session TEXT NOT NULL,
        person BIGINT NOT NULL,
        engine_action TEXT NOT NULL,
        kind TEXT NOT NULL,
        nonce TEXT NOT NULL,
        text TEXT,
        status TEXT NOT NULL,
        why TEXT,
        prepared_at BIGINT NOT NULL,
        first_attempt_at BIGINT,
        finished_at BIGINT,
        message BIGINT
    )""",
    "CREATE INDEX outbox_open ON outbox (status) WHERE finished_at IS NULL",
    "CREATE INDEX outbox_by_person ON outbox (person, finished_at)",
    "CREATE INDEX outbox_by_end ON outbox (finished_at)",
    """CREATE TABLE receipts (
        session TEXT NOT NULL,
        number INTEGER NOT NULL,
        person BIGINT NOT NULL,
        at BIGINT NOT NULL,
        kind TEXT,
        urge DOUBLE PRECISION,
        threshold DOUBLE PRECISION,
        decision TEXT NOT NULL,
        gates TEXT NOT NULL,
        next_at BIGINT,
        PRIMARY KEY (session, number)
    )""",
    "CREATE INDEX receipts_by_person ON receipts (person, at)",
    "CREATE INDEX receipts_by_time ON receipts (at)",
    """CREATE TABLE holds (
        person BIGINT PRIMARY KEY,
        level TEXT NOT NULL,
        until BIGINT NOT NULL,
        wrote_since INTEGER NOT NULL
    )""",
    """CREATE TABLE breaker (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        opened_at BIGINT NOT NULL,
        reason TEXT NOT NULL
    )""",
    # --- servers and moderation ---------------------------------------------------------------------
    """CREATE TABLE listening_channels (
        channel BIGINT PRIMARY KEY,
        guild BIGINT NOT NULL,
        switched_on_by BIGINT NOT NULL,
        at BIGINT NOT NULL
    )""",
    """CREATE TABLE alert_channels (
        guild BIGINT PRIMARY KEY,
        channel BIGINT NOT NULL,
        set_by BIGINT NOT NULL,
        at BIGINT NOT NULL
    )""",
    """CREATE TABLE cases (
        guild BIGINT NOT NULL,
        number INTEGER NOT NULL,
        session TEXT NOT NULL,
        channel BIGINT NOT NULL,
        person BIGINT NOT NULL,
        pattern TEXT NOT NULL,
        severity TEXT NOT NULL,
        description TEXT NOT NULL,
        status TEXT NOT NULL,
        first_detected BIGINT NOT NULL,
        opened_at BIGINT NOT NULL,
        updated_at BIGINT NOT NULL,
        closed_at BIGINT,
        findings INTEGER NOT NULL,
        source_message BIGINT NOT NULL,
        alert_channel BIGINT,
        alert_message BIGINT,
        dirty INTEGER NOT NULL,
        PRIMARY KEY (guild, number)
    )""",
    "CREATE INDEX cases_open ON cases (guild, status)",
    "CREATE INDEX cases_by_person ON cases (person)",
    "CREATE INDEX cases_dirty ON cases (dirty) WHERE dirty = 1",
    """CREATE TABLE case_log (
        guild BIGINT NOT NULL,
        number INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        at BIGINT NOT NULL,
        who BIGINT NOT NULL,
        act TEXT NOT NULL,
        PRIMARY KEY (guild, number, entry)
    )""",
    # --- the house itself ---------------------------------------------------------------------------
    """CREATE TABLE counts (
        month TEXT NOT NULL,
        name TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (month, name)
    )""",
    """CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    )""",
)

SHARDS = (
    """CREATE TABLE shards (
        shard INTEGER PRIMARY KEY,
        total INTEGER NOT NULL,
        worker TEXT NOT NULL,
        lease_until BIGINT NOT NULL
    )""",
)
"""Which process serves which of Discord's shards."""

API = (
    """CREATE TABLE api_keys (
        key TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        hash TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        revoked_at BIGINT
    )""",
    """CREATE TABLE api_sessions (
        session TEXT PRIMARY KEY REFERENCES engine_sessions(session) ON DELETE CASCADE,
        key TEXT NOT NULL REFERENCES api_keys(key) ON DELETE CASCADE,
        ahead_ms BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        opening TEXT
    )""",
    "CREATE UNIQUE INDEX api_sessions_by_opening ON api_sessions (key, opening) WHERE opening IS NOT NULL",
    "CREATE INDEX api_sessions_by_key ON api_sessions (key, created_at, session)",
)
"""The keys of the HTTP server, by their public part, and which session is whose. `ahead_ms`: see bot/api/moments.py.

`opening`: the Idempotency-Key under which it was made, if it had one.
"""

REMOTE = (
    # --- an engine elsewhere: what it said last, and what it has to be told -------------------------
    """CREATE TABLE remote_sessions (
        session TEXT PRIMARY KEY,
        remote TEXT,
        opening_key TEXT NOT NULL,
        persona TEXT NOT NULL,
        persona_told TEXT,
        preferences TEXT NOT NULL,
        preferences_due INTEGER NOT NULL,
        patterns TEXT,
        relationship TEXT,
        relationship_at BIGINT,
        state TEXT,
        state_at BIGINT,
        last_turn TEXT,
        actions TEXT,
        asked_at BIGINT,
        next_check_at BIGINT,
        scored_turns INTEGER NOT NULL,
        created_at BIGINT NOT NULL,
        last_active BIGINT NOT NULL
    )""",
    """CREATE TABLE remote_turns (
        session TEXT NOT NULL,
        turn_key TEXT NOT NULL,
        number INTEGER NOT NULL,
        at BIGINT NOT NULL,
        speaker TEXT NOT NULL,
        scored INTEGER NOT NULL,
        message TEXT,
        answer TEXT,
        findings TEXT,
        reported INTEGER NOT NULL,
        PRIMARY KEY (session, turn_key)
    )""",
    "CREATE INDEX remote_turns_open ON remote_turns (session, number) WHERE findings IS NULL",
    "CREATE INDEX remote_turns_by_speaker ON remote_turns (speaker)",
    "CREATE INDEX remote_turns_by_time ON remote_turns (at)",
    """CREATE TABLE remote_settlements (
        session TEXT NOT NULL,
        action TEXT NOT NULL,
        outcome TEXT NOT NULL,
        at BIGINT NOT NULL,
        standing TEXT NOT NULL,
        next_allowed_at BIGINT NOT NULL,
        PRIMARY KEY (session, action)
    )""",
    "CREATE INDEX remote_settlements_waiting ON remote_settlements (session) WHERE standing = 'waiting'",
    "CREATE INDEX remote_settlements_by_time ON remote_settlements (at)",
    """CREATE TABLE remote_disputes (
        session TEXT NOT NULL,
        pattern TEXT NOT NULL,
        speaker TEXT NOT NULL,
        severity TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (session, pattern, speaker)
    )""",
    """CREATE TABLE remote_speakers (
        session TEXT NOT NULL,
        speaker TEXT NOT NULL,
        alias TEXT NOT NULL,
        PRIMARY KEY (session, speaker)
    )""",
    "CREATE TABLE remote_goodbyes (remote TEXT PRIMARY KEY)",
)

DUE = (
    # --- the next moment of each session: what it is about, and which gate put it off ----------------
    "ALTER TABLE outreach ADD COLUMN wish_at BIGINT",
    "ALTER TABLE outreach ADD COLUMN wish_kind TEXT",
    "ALTER TABLE outreach ADD COLUMN wish_urge DOUBLE PRECISION",
    "ALTER TABLE outreach ADD COLUMN wish_threshold DOUBLE PRECISION",
    "ALTER TABLE outreach ADD COLUMN held_by TEXT",
    "CREATE INDEX outreach_claimed ON outreach (claimed_until) WHERE claimed_until IS NOT NULL",
    # --- letters: who is at one, and all that its receipt needs after a restart ----------------------
    "ALTER TABLE outbox ADD COLUMN lease_until BIGINT",
    "ALTER TABLE outbox ADD COLUMN fence INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE outbox ADD COLUMN urge DOUBLE PRECISION",
    "ALTER TABLE outbox ADD COLUMN threshold DOUBLE PRECISION",
    "ALTER TABLE outbox ADD COLUMN gates TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE outbox ADD COLUMN wish_at BIGINT",
    "ALTER TABLE outbox ADD COLUMN held_by TEXT",
    "CREATE INDEX outbox_leases ON outbox (lease_until) WHERE finished_at IS NULL",
    "CREATE INDEX outbox_by_attempt ON outbox (first_attempt_at)",
    "CREATE INDEX outbox_to_person ON outbox (person, first_attempt_at)",
    "CREATE INDEX outbox_by_status ON outbox (status, finished_at)",
    "CREATE INDEX outbox_by_message ON outbox (message) WHERE message IS NOT NULL",
    # --- receipts: when the wish was, what held it, and what then happened ---------------------------
    "ALTER TABLE receipts ADD COLUMN wish_at BIGINT",
    "ALTER TABLE receipts ADD COLUMN held_by TEXT",
    "ALTER TABLE receipts ADD COLUMN held_until BIGINT",
    "ALTER TABLE receipts ADD COLUMN ending TEXT",
    # --- first contacts, and whether the operator was told of an open breaker ------------------------
    "ALTER TABLE people ADD COLUMN first_sent_at BIGINT",
    """UPDATE people SET first_sent_at = (SELECT MIN(COALESCE(o.first_attempt_at, o.finished_at)) FROM outbox o
        WHERE o.person = people.person AND o.status IN ('delivered', 'unknown'))""",
    "CREATE INDEX people_by_first_sent ON people (first_sent_at) WHERE first_sent_at IS NOT NULL",
    "ALTER TABLE breaker ADD COLUMN told INTEGER NOT NULL DEFAULT 0",
)

PUSH = (
    # A session is watched while it has a webhook that works; `push_at` is when its actions are looked at next, by the wall
    # clock, of which the session's own time is `push_ahead` milliseconds ahead.
    "ALTER TABLE engine_sessions ADD COLUMN watched INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE engine_sessions ADD COLUMN push_at BIGINT",
    "ALTER TABLE engine_sessions ADD COLUMN push_ahead BIGINT NOT NULL DEFAULT 0",
    "CREATE INDEX engine_sessions_watched ON engine_sessions (push_at) WHERE watched = 1",
    """CREATE TABLE webhooks (
        webhook TEXT PRIMARY KEY,
        session TEXT NOT NULL REFERENCES engine_sessions(session) ON DELETE CASCADE,
        url TEXT NOT NULL,
        events TEXT NOT NULL,
        secret TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        disabled_at BIGINT,
        disabled_why TEXT,
        last_success_at BIGINT,
        last_problem TEXT,
        failures INTEGER NOT NULL,
        failing_since BIGINT
    )""",
    "CREATE INDEX webhooks_by_session ON webhooks (session)",
    """CREATE TABLE webhook_deliveries (
        delivery TEXT PRIMARY KEY,
        webhook TEXT NOT NULL REFERENCES webhooks(webhook) ON DELETE CASCADE,
        session TEXT NOT NULL,
        action TEXT NOT NULL,
        event TEXT NOT NULL,
        payload TEXT,
        created_at BIGINT NOT NULL,
        attempts INTEGER NOT NULL,
        due_at BIGINT NOT NULL,
        finished_at BIGINT,
        outcome TEXT,
        UNIQUE (webhook, action)
    )""",
    "CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at) WHERE finished_at IS NULL",
    "CREATE INDEX webhook_deliveries_by_end ON webhook_deliveries (finished_at)",
    "CREATE INDEX webhook_deliveries_by_session ON webhook_deliveries (session)",
)

SHARED_THINGS: tuple[str, ...] = (
    """CREATE TABLE shared_things (
        session TEXT NOT NULL REFERENCES engine_sessions(session) ON DELETE CASCADE,
        what TEXT NOT NULL,
        kind TEXT NOT NULL,
        field TEXT NOT NULL,
        first_day TEXT,
        last_day TEXT,
        speaker TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (session, what)
    )""",
    "CREATE INDEX shared_things_by_time ON shared_things (at)",
)
"""What a session shares and may be offered again."""

TOLD = (
    # --- an engine elsewhere: which process speaks of a session now, and when a deletion is said again ------
    "ALTER TABLE remote_sessions ADD COLUMN told_by TEXT",
    "ALTER TABLE remote_sessions ADD COLUMN told_until BIGINT",
    "ALTER TABLE remote_goodbyes ADD COLUMN tries INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE remote_goodbyes ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0",
)

SAID_BEFORE: tuple[str, ...] = (
    "ALTER TABLE outbox ADD COLUMN mark TEXT",
    "CREATE INDEX outbox_by_session ON outbox (session, prepared_at)",
)
"""By what a text is known again after its words are gone."""

LINE: tuple[str, ...] = (
    "CREATE INDEX outreach_held ON outreach (held_by, wish_at, session) WHERE held_by IS NOT NULL",
    "ALTER TABLE outreach ADD COLUMN tries INTEGER NOT NULL DEFAULT 0",
)
"""Who stands in line behind a gate, and how often looking at somebody has failed."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    FIRST,
    SHARDS,
    API,
    REMOTE,
    DUE,
    PUSH,
    SHARED_THINGS,
    TOLD,
    SAID_BEFORE,
    LINE,
)
"""Migration n is MIGRATIONS[n - 1]; the database's version is the number of migrations that ran."""
