using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Web.Data.Postgres;

/// <summary>Agreements and reservations on PostgreSQL.</summary>
public sealed class PostgresBookingStore(IDbContextFactory<ConsoleDb> contexts) : IBookingStore
{
    private const int LockKey = 0x626f6f6b;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, BookableSite>> SitesAsync(CancellationToken cancel)
    {
        await using var database = await OpenAsync(cancel);
        var services = (await database.Quotas.Select(quota => new { quota.SiteId, quota.Service })
            .Union(database.Offers.Select(offer => new { offer.SiteId, offer.Service }))
            .Union(database.ReleaseRules.Select(rule => new { rule.SiteId, Service = ServiceKind.SameDay })).ToListAsync(cancel))
            .ToLookup(one => one.SiteId, one => one.Service);
        return await database.Sites.Select(site => new { site.Code, site.Id })
            .ToDictionaryAsync(site => site.Code, site => new BookableSite(site.Id, services[site.Id].ToHashSet()), cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reception>> StoreAsync(
        string source, IReadOnlyList<ArrivingBooking<AgreementTerms>> arriving, DateTimeOffset at, CancellationToken cancel)
    {
        await using var database = await OpenAsync(cancel);
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        await TakeTurnAsync(database, source, cancel);
        var ids = arriving.Select(one => one.ExternalId).ToArray();
        var kept = await database.Agreements.Where(one => one.Source == source && ids.Contains(one.ExternalId)).ToDictionaryAsync(one => one.ExternalId, cancel);
        var marks = new BookingMarks(ServiceDay.Of(at));
        var receptions = Receive(arriving, kept.ToDictionary(one => one.Key, one => (one.Value.Revision, one.Value.Terms)), one =>
        {
            if (kept.TryGetValue(one.ExternalId, out var agreement))
            {
                marks.Add(agreement.Terms);
                Replace(database, nameof(Agreement), one.ExternalId, agreement.Revision, agreement.Terms, agreement.PlateMask, agreement.ReceivedAt, at);
                agreement.Revise(one.Revision, one.Terms, one.Plate, at);
            }
            else database.Add(kept[one.ExternalId] = Agreement.Sign(source, one.ExternalId, one.Revision, one.Terms, one.Plate, at));
            marks.Add(one.Terms);
        });
        await database.SaveChangesAsync(cancel);
        await marks.WriteAsync(database, cancel);
        await transaction.CommitAsync(cancel);
        return receptions;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reception>> StoreAsync(
        string source, IReadOnlyList<ArrivingBooking<ReservationTerms>> arriving, DateTimeOffset at, CancellationToken cancel)
    {
        await using var database = await OpenAsync(cancel);
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        await TakeTurnAsync(database, source, cancel);
        var ids = arriving.Select(one => one.ExternalId).ToArray();
        var kept = await database.Reservations.Where(one => one.Source == source && ids.Contains(one.ExternalId)).ToDictionaryAsync(one => one.ExternalId, cancel);
        var rules = await database.ArrivalRules.AsNoTracking().ToListAsync(cancel);
        var marks = new BookingMarks(ServiceDay.Of(at));
        var firstDays = await FirstSlotDays.ReadAsync(database, arriving.Select(one => one.Terms.SiteId).Concat(kept.Values.Select(one => one.SiteId)), cancel);
        var receptions = Receive(arriving, kept.ToDictionary(one => one.Key, one => (one.Value.Revision, one.Value.Terms)), one =>
        {
            if (kept.TryGetValue(one.ExternalId, out var reservation))
            {
                marks.Add(reservation.Terms, rules);
                Replace(database, nameof(Reservation), one.ExternalId, reservation.Revision, reservation.Terms, reservation.PlateMask, reservation.ReceivedAt, at);
                reservation.Revise(one.Revision, one.Terms, one.Plate, at);
            }
            else database.Add(kept[one.ExternalId] = Reservation.Book(source, one.ExternalId, one.Revision, one.Terms, one.Plate, at));
            marks.Add(one.Terms, rules);
        });
        await database.SaveChangesAsync(cancel);
        await firstDays.MarkChangedAsync(database, marks, ServiceDay.Of(at), cancel);
        await marks.WriteAsync(database, cancel);
        await transaction.CommitAsync(cancel);
        return receptions;
    }

    private static List<Reception> Receive<TTerms>(
        IReadOnlyList<ArrivingBooking<TTerms>> arriving, Dictionary<string, (int, TTerms)> kept, Action<ArrivingBooking<TTerms>> keep)
        where TTerms : IEquatable<TTerms>
    {
        var ledger = new BookingLedger<TTerms>(kept);
        var receptions = new List<Reception>(arriving.Count);
        foreach (var one in arriving)
        {
            var reception = ledger.Receive(one.ExternalId, one.Revision, one.Terms);
            if (reception is Reception.Accepted or Reception.Corrected) keep(one);
            receptions.Add(reception);
        }

        return receptions;
    }

    private static void Replace<TTerms>(
        ConsoleDb database, string record, string externalId, int revision, TTerms terms, string mask, DateTimeOffset receivedAt, DateTimeOffset at) =>
        database.Add(new ReplacedBooking
        {
            Record = record,
            ExternalId = externalId,
            Revision = revision,
            Terms = JsonSerializer.Serialize(terms, JsonSerializerOptions.Web),
            PlateMask = mask,
            ReceivedAt = receivedAt,
            ReplacedAt = at,
        });

    private static Task<int> TakeTurnAsync(ConsoleDb database, string source, CancellationToken cancel) =>
        database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey}, hashtext({source}))", cancel);

    private async Task<ConsoleDb> OpenAsync(CancellationToken cancel)
    {
        var database = await contexts.CreateDbContextAsync(cancel);
        database.Actor = Actor.System;
        return database;
    }
}
