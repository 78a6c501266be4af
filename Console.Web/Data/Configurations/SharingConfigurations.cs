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
