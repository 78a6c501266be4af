using System.Globalization;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Tables of gate events. Their script is run by a migration.</summary>
public static class TrafficSchema
{
    /// <summary>Makes the tables; partitions are made when their first event comes.</summary>
    public const string Script = """
        create sequence gate_event_batches;

        create table sealed_days (
            day date primary key,
            sealed_at timestamptz not null,
            events bigint not null
        );
        comment on table sealed_days is 'days whose events were dropped: never aggregated again';

        create table history_days (
            day date primary key,
            found_at timestamptz not null,
            released_at timestamptz
        );
        comment on table history_days is 'imported history: kept until it is released';

        create table gate_events (
            service_day date not null,
            site_id int not null,
            event_id text collate "C" not null,
            revision int not null,
            state smallint not null,
            gate text not null,
            direction smallint not null,
            at timestamptz not null,
            admission smallint not null,
            service smallint,
            plate_hash bigint not null,
            plate_mask text not null,
            plate_cipher bytea,
            payment_channel smallint,
            payment_fen bigint,
            not_live boolean not null,
            content_hash bigint not null,
            batch bigint not null,
            received_at timestamptz not null,
            key_id int,
            unique (site_id, event_id, service_day)
        ) partition by range (service_day);
        comment on column gate_events.state is '0 live, 1 marker: a revision moved the event to another day';

        create function make_gate_event_day(day date) returns void language plpgsql security definer as $$
        declare partition text := 'gate_events_' || pg_catalog.to_char(day::timestamp, 'YYYYMMDD');
        begin
            if exists (select from sealed_days s where s.day = make_gate_event_day.day) then
                raise exception 'day % is sealed', day using errcode = 'object_not_in_prerequisite_state';
            end if;
            execute format('create table %I (like gate_events including all)', partition);
            execute format('alter table gate_events attach partition %I for values from (%L) to (%L)', partition, day, day + 1);
        end $$;

        create table gate_event_versions (like gate_events, replaced_at timestamptz not null, unique (site_id, event_id, service_day, revision));
        create index on gate_event_versions (service_day);

        create table quarantined_events (
            id bigint generated always as identity primary key,
            received_at timestamptz not null,
            received_on date not null generated always as ((received_at at time zone 'Asia/Shanghai')::date) stored,
            key_id int,
            organisation_id int,
            record_index int not null,
            code text not null,
            received_code text,
            message text not null,
            site_code text,
            event_id text,
            at_text text,
            plate_mask text,
            payload_cipher bytea,
            state smallint not null default 0,
            handled_at timestamptz,
            handled_by text,
            handled_why text,
            corrected_site_code text,
            has_shanghai_time boolean not null default false
        );
        comment on column quarantined_events.state is '0 open, 1 accepted by a replay, 2 found by a replay to be a duplicate, 3 dismissed';
        comment on column quarantined_events.received_code is 'why it was refused first, where a replay found another reason';
        create index on quarantined_events (received_at);
        create index on quarantined_events (site_code, received_at);
        create index on quarantined_events (received_on, key_id, state);
        create index on quarantined_events (state, code, id);
        create index on quarantined_events (organisation_id, id);

        create table received_batches (
            id bigint generated always as identity primary key,
            received_on date not null,
            key_id int,
            organisation_id int,
            received bigint not null,
            accepted bigint not null,
            corrected bigint not null,
            duplicates bigint not null,
            quarantined bigint not null,
            is_folded boolean not null default false,
            check (received = accepted + duplicates + quarantined),
            check (corrected <= accepted)
        );
        comment on table received_batches is 'one row a batch, so that batches never wait for each other; the night folds those of a day and key into one';
        create index on received_batches (received_on, key_id);

        create table changed_days (
            id bigint generated always as identity primary key,
            site_id int not null,
            day date not null,
            marked_at timestamptz not null default now()
        );
        create index on changed_days (day, site_id);

        create table carried_visits (
            day date not null,
            site_id int not null,
            visits bytea not null,
            primary key (day, site_id)
        );
        comment on table carried_visits is 'cars inside at the end of a day, packed';

        create function seal_gate_event_day(sealed date, at timestamptz, events bigint) returns void language plpgsql security definer as $$
        begin
            perform pg_advisory_xact_lock(7449363237490290292);
            insert into sealed_days values (sealed, at, events);
            execute format('drop table if exists %I', 'gate_events_' || pg_catalog.to_char(sealed::timestamp, 'YYYYMMDD'));
            delete from gate_event_versions where service_day = sealed;
            delete from changed_days where day = sealed;
            delete from carried_visits c where c.day in (sealed - 1, sealed)
                and exists (select from sealed_days s where s.day = c.day) and exists (select from sealed_days s where s.day = c.day + 1);
        end $$;

        -- What runs with the owner's rights finds its names where the owner alone can put them.
        do $$
        declare path text := format('set search_path = %I, pg_temp', current_schema());
        begin
            execute 'alter function make_gate_event_day(date) ' || path;
            execute 'alter function seal_gate_event_day(date, timestamptz, bigint) ' || path;
        end $$;
        """;

    /// <summary>Name of the partition of a service day.</summary>
    public static string PartitionOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"gate_events_{day:yyyyMMdd}");
}
