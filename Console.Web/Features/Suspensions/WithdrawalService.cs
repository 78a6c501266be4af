using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Suspensions;

/// <summary>What a person fills in about an emergency withdrawal; times are of Shanghai.</summary>
public sealed class WithdrawalInput
{
    /// <summary>Service kind, or null for all.</summary>
    public ServiceKind? Service { get; set; }

    /// <summary>From when.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>When what was on offer comes back.</summary>
    public DateTime RestoreAt { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";
}

/// <summary>An agreement or reservation that a withdrawal takes the space from.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsAgreement">An agreement, or else a reservation.</param>
/// <param name="ExternalId">The citizen app's own id.</param>
/// <param name="PlateMask">The plate, masked.</param>
/// <param name="Service">Service kind.</param>
/// <param name="From">First day of the agreement, or start of the slot.</param>
/// <param name="To">End of the last day of the agreement, or end of the slot.</param>
public sealed record AffectedBooking(long Id, bool IsAgreement, string ExternalId, string PlateMask, ServiceKind Service, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>From when, as a person reads it: a day for an agreement, a minute for a slot.</summary>
    public string ShownFrom => IsAgreement ? Shown.Day(ServiceDay.Of(From)) : Shown.Minute(From);

    /// <summary>Until when, as a person reads it: the last day itself for an agreement.</summary>
    public string ShownTo => IsAgreement ? Shown.Day(ServiceDay.Of(To.AddTicks(-1))) : Shown.Minute(To);
}

/// <summary>Emergency withdrawals, by the unit for its own sites or by the bureau.</summary>
public sealed class WithdrawalService(ConsoleDbFactory databases, TimeProvider clock)
{
    /// <summary>Withdrawals of a site, the newest first.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<List<Withdrawal>> ListAsync(string siteCode)
    {
        await using var database = await databases.OpenAsync(Permission.SeeRegister);
        var site = await database.Sites.FirstOrDefaultAsync(one => one.Code == siteCode) ?? throw new RuleException("not-found");
        return await database.Withdrawals.AsNoTracking().Where(one => one.SiteId == site.Id).OrderByDescending(one => one.Id).ToListAsync();
    }

    /// <summary>
    /// Whom a withdrawal affects: agreements in force and reservations booked in the time for which it was declared, for the unit to tell them. Who
    /// was affected stays so when it is restored early.
    /// </summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public async Task<List<AffectedBooking>> AffectedAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.PublishOffers);
        var one = await database.Withdrawals.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id) ?? throw new RuleException("not-found");
        var (first, last) = (ServiceDay.Of(one.StartAt), ServiceDay.Of(one.DeclaredRestoreAt.AddTicks(-1)));
        var services = Enum.GetValues<ServiceKind>().Where(one.Reaches).ToArray();
        var agreements = await database.Agreements.AsNoTracking()
            .Where(agreement => agreement.SiteId == one.SiteId && agreement.CancelledAt == null && agreement.FirstDay <= last && agreement.LastDay >= first
                && services.Contains(agreement.Service))
            .OrderBy(agreement => agreement.ExternalId).ToListAsync();
        var reservations = await database.Reservations.AsNoTracking()
            .Where(slot => slot.SiteId == one.SiteId && slot.CancelledAt == null && slot.SlotStartsAt < one.DeclaredRestoreAt && slot.SlotEndsAt > one.StartAt
                && services.Contains(slot.Service))
            .OrderBy(slot => slot.SlotStartsAt).ToListAsync();
        return
        [
            .. agreements.Select(agreement => new AffectedBooking(
                agreement.Id, true, agreement.ExternalId, agreement.PlateMask, agreement.Service, ServiceDay.StartOf(agreement.FirstDay), ServiceDay.EndOf(agreement.LastDay))),
            .. reservations.Select(slot => new AffectedBooking(slot.Id, false, slot.ExternalId, slot.PlateMask, slot.Service, slot.SlotStartsAt, slot.SlotEndsAt)),
        ];
    }

    /// <summary>Takes off what a site offers, for some time.</summary>
    /// <exception cref="RuleException"><c>not-found</c>, or what <see cref="Withdrawal.Declare"/> refuses.</exception>
    public async Task DeclareAsync(string siteCode, WithdrawalInput input)
    {
        await using var database = await databases.OpenAsync(Permission.PublishOffers);
        var site = await database.Sites.FirstOrDefaultAsync(one => one.Code == siteCode) ?? throw new RuleException("not-found");
        database.Reason = input.Reason;
        var time = new Interval(ServiceDay.At(input.StartAt), ServiceDay.At(input.RestoreAt));
        database.Add(Withdrawal.Declare(site.Id, input.Service, time, input.Reason, database.Actor.Name, clock.GetUtcNow()));
        await database.SaveChangesAsync();
    }

    /// <summary>Restores before its time what was taken off.</summary>
    /// <exception cref="RuleException"><c>not-found</c> or <c>withdrawal-over</c>.</exception>
    public async Task RestoreAsync(int id)
    {
        await using var database = await databases.OpenAsync(Permission.PublishOffers);
        var withdrawal = await database.Withdrawals.FirstOrDefaultAsync(one => one.Id == id) ?? throw new RuleException("not-found");
        withdrawal.Restore(database.Actor.Name, clock.GetUtcNow());
        await database.SaveChangesAsync();
    }
}
