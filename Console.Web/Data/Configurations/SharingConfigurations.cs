using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;

namespace ParkingOps.Web.Data.Configurations;

internal sealed class QuotaConfiguration : IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Quota> builder)
    {
        builder.HasIndex(quota => new { quota.SiteId, quota.Service, quota.FirstDay }).IsUnique();
        builder.HasOne<Site>().WithMany().HasForeignKey(quota => quota.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(quota => quota.Windows, window =>
        {
            window.ToTable("QuotaWindows").WithOwner().HasForeignKey("QuotaId");
            window.Property<int>("Id");
            window.HasKey("Id");
            window.OwnsOne(one => one.Time, time =>
            {
                time.Property(one => one.DayKinds).HasColumnName("DayKinds");
                time.Property(one => one.StartMinute).HasColumnName("StartMinute");
                time.Property(one => one.LengthMinutes).HasColumnName("LengthMinutes");
                time.Property(one => one.Weekdays).HasColumnName("Weekdays");
                time.Property(one => one.FirstDay).HasColumnName("FirstDay");
                time.Property(one => one.LastDay).HasColumnName("LastDay");
            });
            window.Navigation(one => one.Time).IsRequired();
        });
    }
}

internal sealed class OfferConfiguration : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.HasIndex(offer => new { offer.SiteId, offer.Service });
        builder.HasOne<Site>().WithMany().HasForeignKey(offer => offer.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("Version").IsRowVersion();
        builder.OwnsMany(offer => offer.Windows, window =>
        {
            window.ToTable("OfferWindows").WithOwner().HasForeignKey("OfferId");
            window.Property<int>("Id");
            window.HasKey("Id");
        });
        builder.OwnsMany(offer => offer.NoEntry, time =>
        {
            time.ToTable("OfferNoEntryTimes").WithOwner().HasForeignKey("OfferId");
            time.Property<int>("Id");
            time.HasKey("Id");
        });
        builder.OwnsMany(offer => offer.Steps, step =>
        {
            step.ToTable("OfferSteps").WithOwner().HasForeignKey("OfferId");
            step.HasKey("OfferId", nameof(OfferStep.Number));
            step.Property(one => one.Number).ValueGeneratedNever();
        });
        builder.Ignore(offer => offer.Terms).Ignore(offer => offer.Conditions);
        builder.HasIndex(offer => offer.Status);
        builder.Property(offer => offer.Zone).HasMaxLength(OfferConditions.ZoneLimit);
    }
}

internal sealed class ScheduleExceptionConfiguration : IEntityTypeConfiguration<ScheduleException>
{
    public void Configure(EntityTypeBuilder<ScheduleException> builder)
    {
        builder.HasIndex(exception => exception.LastDay);
        builder.HasOne<District>().WithMany().HasForeignKey(exception => exception.DistrictCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(exception => exception.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Site>().WithMany().HasForeignKey(exception => exception.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("Version").IsRowVersion();
        builder.OwnsMany(exception => exception.Windows, window =>
        {
            window.ToTable("ExceptionWindows").WithOwner().HasForeignKey("ExceptionId");
            window.Property<int>("Id");
            window.HasKey("Id");
        });
    }
}

internal sealed class ReleaseRuleConfiguration : IEntityTypeConfiguration<ReleaseRule>
{
    public void Configure(EntityTypeBuilder<ReleaseRule> builder) =>
        builder.HasOne<Site>().WithMany().HasForeignKey(rule => rule.SiteId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class SuspensionConfiguration : IEntityTypeConfiguration<Suspension>
{
    public void Configure(EntityTypeBuilder<Suspension> builder)
    {
        builder.HasIndex(suspension => suspension.EndAt);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(suspension => suspension.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Site>().WithMany().HasForeignKey(suspension => suspension.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(suspension => suspension.Time);
        builder.Property<uint>("Version").IsRowVersion();
    }
}

internal sealed class WithdrawalConfiguration : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.HasIndex(withdrawal => withdrawal.RestoreAt);
        builder.HasOne<Site>().WithMany().HasForeignKey(withdrawal => withdrawal.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(withdrawal => withdrawal.Time);
        builder.Property<uint>("Version").IsRowVersion();
    }
}

internal sealed class ClinicNoticeConfiguration : IEntityTypeConfiguration<ClinicNotice>
{
    public void Configure(EntityTypeBuilder<ClinicNotice> builder)
    {
        builder.HasIndex(notice => new { notice.OrganisationId, notice.Department, notice.ConfirmedAt });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(notice => notice.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(notice => notice.Department).HasMaxLength(100);
        builder.Property(notice => notice.Source).HasMaxLength(100);
    }
}
