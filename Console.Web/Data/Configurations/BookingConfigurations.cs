using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Data.Configurations;

// Bookings come by the thousand from a machine; their history is in the replaced revisions, not in the trail of people's acts.
internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.HasIndex(agreement => new { agreement.Source, agreement.ExternalId }).IsUnique();
        builder.HasIndex(agreement => new { agreement.SiteId, agreement.LastDay });
        builder.HasIndex(agreement => agreement.PlateHash);
        builder.Property(agreement => agreement.Source).HasMaxLength(32);
        builder.Property(agreement => agreement.ExternalId).HasMaxLength(64);
        builder.HasOne<Site>().WithMany().HasForeignKey(agreement => agreement.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(agreement => agreement.Terms);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.HasIndex(reservation => new { reservation.Source, reservation.ExternalId }).IsUnique();
        builder.HasIndex(reservation => new { reservation.SiteId, reservation.SlotDay });
        builder.HasIndex(reservation => reservation.PlateHash);
        builder.HasIndex(reservation => reservation.SlotEndsAt).HasFilter("outcome = 0").HasDatabaseName("ix_reservations_undecided");
        builder.Property(reservation => reservation.Source).HasMaxLength(32);
        builder.Property(reservation => reservation.ExternalId).HasMaxLength(64);
        builder.HasOne<Site>().WithMany().HasForeignKey(reservation => reservation.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(reservation => reservation.Terms);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class ReplacedBookingConfiguration : IEntityTypeConfiguration<ReplacedBooking>
{
    public void Configure(EntityTypeBuilder<ReplacedBooking> builder)
    {
        builder.HasIndex(replaced => new { replaced.Record, replaced.ExternalId });
        builder.Property(replaced => replaced.Record).HasMaxLength(16);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class PenaltyRuleConfiguration : IEntityTypeConfiguration<PenaltyRule>
{
    public void Configure(EntityTypeBuilder<PenaltyRule> builder) => builder.HasKey(rule => new { rule.Offence, rule.FirstDay });
}

internal sealed class ArrivalRulesConfiguration : IEntityTypeConfiguration<ArrivalRules>
{
    public void Configure(EntityTypeBuilder<ArrivalRules> builder) => builder.HasKey(rules => rules.FirstDay);
}
