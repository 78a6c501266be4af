namespace ParkingOps.Web.Data.Postgres;

/// <summary>Tables of the aggregation that the model does not know: marks of changed days, and cars inside at the end of a day.</summary>
internal static class RollupSchema
{
    public const string Create = """
        create table changed_days (
            id bigint generated always as identity primary key,
            site_id int not null,
            day date not null,
            marked_at timestamptz not null default now()
        );
        create index ix_changed_days_day on changed_days (day);
        create table carried_visits (
            day date not null,
            site_id int not null,
            visits bytea not null,
            primary key (day, site_id)
        );
        """;
}
