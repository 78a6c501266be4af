using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// What only the owner of the tables does: the schema, its row-level security, and what the console's own role may do. Where no owner is
/// configured the console's role does what it can by itself.
/// </summary>
/// <param name="console">Connection string of the console's own role.</param>
/// <param name="owner">Connection string of the owner; null where it is the same role or not known here.</param>
public sealed class DatabaseOwner(string console, string? owner)
{
    private const long PrepareLock = 0x6f77_6e65_72;

    /// <summary>
    /// Schema of the scheduler, the only one in which the console's own role may make tables: what it could put beside the other tables might
    /// be found by functions that run with the owner's rights.
    /// </summary>
    public const string SchedulerSchema = "scheduler";

    private static readonly string[] Trail = ["audit_trail", "audit_seals", "audit_checkpoints", "audit_checks"];

    /// <summary>Whether lines that are old enough can be let go of from here.</summary>
    public bool IsKnown => owner is not null;

    /// <summary>Brings schema, policies and rights up to date.</summary>
    public async Task PrepareAsync(ConsoleDb database, CancellationToken cancel)
    {
        database.Database.SetConnectionString(PostgresProvider.WholeCity(owner ?? console));
        database.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        if (owner is not null || (await database.Database.GetPendingMigrationsAsync(cancel)).Any()) await database.Database.MigrateAsync(cancel);
        await database.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)database.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, $"select pg_advisory_xact_lock({PrepareLock})", cancel);
        if (!await AskAsync(connection, "select pg_has_role(relowner, 'member') from pg_class where oid = 'audit_trail'::regclass", cancel)) return;
        foreach (var (table, condition) in RowPolicies.Of(database.Model)) await ProtectAsync(connection, table, (condition, RowPolicies.TakesEveryRow(database.Model, table)), cancel);
        await RunAsync(connection, $"create schema if not exists {SchedulerSchema}", cancel);
        var role = new NpgsqlConnectionStringBuilder(console).Username;
        if (owner is not null && role is not null && role != new NpgsqlConnectionStringBuilder(owner).Username) await GrantAsync(connection, role, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Opens a connection as the owner.</summary>
    internal async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(PostgresProvider.WholeCity(owner ?? console));
        await connection.OpenAsync(cancel);
        return connection;
    }

    // Only what differs is written: a policy takes a lock that waits for every reader.
    private static async Task ProtectAsync(NpgsqlConnection connection, string table, (string Condition, bool TakesEveryRow) policy, CancellationToken cancel)
    {
        var same = $"select exists (select from pg_policy where polrelid = '{table}'::regclass and polname = 'unit_scope' and obj_description(oid, 'pg_policy') = '{policy.Condition.Replace("'", "''", StringComparison.Ordinal)}')";
        if (await AskAsync(connection, same, cancel)) return;
        var write = policy.TakesEveryRow ? $"drop policy if exists every_row on {table}; create policy every_row on {table} for insert with check (true);" : "";
        await RunAsync(connection, $"""
            {RowPolicies.Functions}
            alter table {table} enable row level security;
            drop policy if exists unit_scope on {table};
            create policy unit_scope on {table} using ({policy.Condition});
            comment on policy unit_scope on {table} is '{policy.Condition.Replace("'", "''", StringComparison.Ordinal)}';
            {write}
            """, cancel);
    }

    private static async Task GrantAsync(NpgsqlConnection connection, string role, CancellationToken cancel)
    {
        var name = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var literal = $"'{role.Replace("'", "''", StringComparison.Ordinal)}'";
        const string mine = "c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relowner = current_user::regrole";
        // Tables that came since have the rights of any table, until they are taken away here.
        var tooMuch = string.Join(" or ", Trail.Append("sealed_days").Select(table => $"has_table_privilege({literal}, '{table}', 'update, delete, truncate')"));
        if (!await AskAsync(connection, $"select {tooMuch} or exists (select from pg_class c where {mine} and not has_table_privilege({literal}, c.oid, 'select'))", cancel)) return;
        await RunAsync(connection, $"""
            do $$
            declare one record; space text := quote_ident(current_schema());
            begin
                execute format('grant usage on schema %s to {name}', space);
                execute format('revoke create on schema %s from {name}, public', space);
                grant usage, create on schema {SchedulerSchema} to {name};
                execute format('alter default privileges in schema %s grant select, insert, update, delete on tables to {name}', space);
                execute format('alter default privileges in schema %s grant usage, select on sequences to {name}', space);
                for one in select c.oid::regclass as name from pg_class c where {mine} loop
                    execute format('grant select, insert, update, delete on %s to {name}', one.name);
                end loop;
                for one in select c.oid::regclass as name from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' and c.relowner = current_user::regrole loop
                    execute format('grant usage, select on %s to {name}', one.name);
                end loop;
            end $$;
            revoke update, delete, truncate on {string.Join(", ", Trail)} from {name};
            revoke insert on audit_checkpoints from {name};
            revoke insert, update, delete, truncate on sealed_days from {name};
            revoke insert, update, delete on "__EFMigrationsHistory" from {name};
            """, cancel);
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
