using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>
/// Tells the database's session to which organisation the actor is bound, so that row-level security keeps other units' rows away even from a
/// query that forgot to. It is told at each opening: the pool resets a connection that comes back.
/// </summary>
internal sealed class SessionScope : DbConnectionInterceptor
{
    public const string Setting = "console.scope";
    public const string All = "all";

    public static readonly SessionScope Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (OrganisationOf(eventData) is not { } organisation) return;
        using var command = Narrow(connection, organisation);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (OrganisationOf(eventData) is not { } organisation) return;
        await using var command = Narrow(connection, organisation);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static int? OrganisationOf(ConnectionEndEventData opened) => (opened.Context as ConsoleDb)?.Actor.OrganisationId;

    private static DbCommand Narrow(DbConnection connection, int organisation)
    {
        var command = connection.CreateCommand();
        command.CommandText = "select set_config($1, $2, false)";
        foreach (var value in new[] { Setting, $"{organisation}" })
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
