using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Time;
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
