using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data;
using ParkingOps.Web.Features.Jobs;
using ParkingOps.Web.Features.Traffic;

namespace ParkingOps.Web.Features.Reservations;

/// <summary>What is held against a plate that an operator enters; it is matched by its hash, shown masked, and the look is in the audit trail.</summary>
public sealed class PlateRecordService(ConsoleDbFactory databases, ITrafficStore traffic, PlateVault vault, TimeProvider clock)
{
    private const int LookBackDays = 180;

    /// <summary>The record of a plate over the last 180 days, at the sites where it has a reservation or an agreement.</summary>
    /// <exception cref="RuleException"><c>plate-unreadable</c>.</exception>
    public async Task<PlateRecord> FindAsync(string plateText, CancellationToken cancel = default)
    {
        await using var database = await databases.OpenAsync(Permission.SeePlateRecords, cancel);
        if (!Plate.TryParse(plateText, out var plate)) throw new RuleException("plate-unreadable");
        var (hash, today) = (vault.Hash(plate), ServiceDay.Today(clock));
        var first = today.AddDays(-LookBackDays);
        var reservations = await database.Reservations.AsNoTracking().Where(one => one.PlateHash == hash && one.SlotDay >= first).ToListAsync(cancel);
        var agreements = await database.Agreements.AsNoTracking().Where(one => one.PlateHash == hash && one.LastDay >= first).ToListAsync(cancel);
        var rules = await database.PenaltyRules.AsNoTracking().ToListAsync(cancel);
        var offences = (await ListAsync(database, hash, reservations, agreements, (first, today), cancel)).Where(one => IsHeld(one.Offence, rules)).ToList();
        database.Note(new AuditNote("looked-up", nameof(Plate), plate.Mask));
        await database.SaveChangesAsync(cancel);
        return new PlateRecord(
            plate.Mask, first,
            [.. offences.OrderByDescending(one => one.Offence.At)],
            [.. PenaltyRule.Bars(offences.Select(one => one.Offence), rules).Reverse()],
            reservations.Count, agreements.Count);
    }

    private async Task<List<PlateOffence>> ListAsync(
        ConsoleDb database, long hash, List<Reservation> reservations, List<Agreement> agreements, (DateOnly First, DateOnly Last) days, CancellationToken cancel)
    {
        int[] siteIds = [.. reservations.Select(one => one.SiteId).Concat(agreements.Select(one => one.SiteId)).Distinct()];
        var sites = await database.Sites.Where(site => siteIds.Contains(site.Id)).Select(site => new { site.Id, site.Code, site.Name }).ToListAsync(cancel);
        var arrivals = await database.ArrivalRules.AsNoTracking().ToListAsync(cancel);
        var sharing = await SharingRules.LoadAsync(database, cancel);
        var events = (await traffic.ReadPlateAsync(hash, siteIds, days.First, days.Last, cancel)).ToLookup(one => one.SiteId, one => one.Event);
        var offences = new List<PlateOffence>();
        foreach (var site in sites)
        {
            var (booked, signed) = (reservations.Where(one => one.SiteId == site.Id).ToList(), agreements.Where(one => one.SiteId == site.Id));
            var visits = new PlateVisits(events[site.Id], new ServiceCover(booked.Select(SlotOf), signed.Select(one => new SignedAgreement(one.Id, one.Terms)), arrivals), clock.GetUtcNow());
            offences.AddRange(
                from one in booked
                let offence = Offence.OfReservation(one.Terms, one.Outcome)
                where offence is not null
                select new PlateOffence(offence.Value, site.Code, site.Name, one.ExternalId, one.CancelledAt, visits.About(one.SlotStartsAt)));
            offences.AddRange(
                from one in visits.All
                let offence = OverstayOf(site.Id, one.Visit, one.InsideUntil, sharing)
                where offence is not null
                select new PlateOffence(offence.Value, site.Code, site.Name, null, null, [new PlateVisit(one.Visit.EnteredAt, one.LeftAt)]));
        }

        return offences;
    }

    // To cancel is nobody's fault; only a rule makes it too late.
    private static bool IsHeld(Offence offence, List<PenaltyRule> rules) =>
        offence.Kind != OffenceKind.LateCancellation || PenaltyRule.On(offence.Day, offence.Kind, rules)?.Counts(offence) == true;

    private static BookedSlot SlotOf(Reservation one) => new(
        one.Id, one.SiteId, one.PlateHash, one.Service, one.Terms.Slot, one.State, one.CancelledAt < one.VoidedAt ? one.CancelledAt : one.VoidedAt ?? one.CancelledAt);

    private static Offence? OverstayOf(int site, OpenVisit visit, DateTimeOffset insideUntil, SharingRules sharing)
    {
        if (visit.Service != ServiceKind.OffPeakSharing) return null;
        var runs = sharing.On(site, ServiceDay.Of(insideUntil)).FirstOrDefault(one => one.Service == ServiceKind.OffPeakSharing)?.Runs ?? [];
        return Offence.OfVisit(site, visit, insideUntil, runs, VisitRules.Standard.OverstayGrace);
    }
}
