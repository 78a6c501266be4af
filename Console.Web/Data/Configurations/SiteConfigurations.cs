using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Data.Searching;

namespace ParkingOps.Web.Data.Configurations;

internal sealed class DistrictConfiguration : IEntityTypeConfiguration<District>
{
    public void Configure(EntityTypeBuilder<District> builder)
    {
        builder.HasKey(district => district.Code);
        builder.Property(district => district.Code).HasMaxLength(6);
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.HasIndex(organisation => organisation.Code).IsUnique();
        builder.Property(organisation => organisation.Code).HasMaxLength(32);
        builder.Property(organisation => organisation.Name).HasMaxLength(100);
        builder.HasOne<District>().WithMany().HasForeignKey(organisation => organisation.DistrictCode).OnDelete(DeleteBehavior.Restrict);
        builder.Property<string>(SearchText.ContactProperty).HasMaxLength(SearchText.Length).HasDefaultValue("");
        builder.Property<uint>("Version").IsRowVersion();
        builder.Property<string>(SearchText.Property).HasMaxLength(SearchText.Length).HasDefaultValue("");
    }
}

internal sealed class CarParkOperatorConfiguration : IEntityTypeConfiguration<CarParkOperator>
{
    public void Configure(EntityTypeBuilder<CarParkOperator> builder)
    {
        builder.HasIndex(company => company.Code).IsUnique();
        builder.Property(company => company.Code).HasMaxLength(32);
    }
}

internal sealed class SiteConfiguration : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.HasIndex(site => site.Code).IsUnique();
        builder.HasIndex(site => site.DistrictCode);
        builder.HasIndex(site => site.Lifecycle);
        builder.Property(site => site.Code).HasMaxLength(32);
        builder.Property(site => site.Name).HasMaxLength(100);
        builder.Property(site => site.ServicesAsked).HasMaxLength(200);
        builder.Property(site => site.ContactName).HasMaxLength(Site.ContactLimit);
        builder.Property(site => site.ContactPhone).HasMaxLength(Site.ContactLimit);
        builder.Property(site => site.DutyHours).HasMaxLength(Site.ContactLimit);
        builder.Property<uint>("Version").IsRowVersion();
        builder.Property<string>(SearchText.Property).HasMaxLength(SearchText.Length).HasDefaultValue("");
        builder.HasOne(site => site.Organisation).WithMany().HasForeignKey(site => site.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<District>().WithMany().HasForeignKey(site => site.DistrictCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CarParkOperator>().WithMany().HasForeignKey(site => site.CarParkOperatorId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(site => site.Capacities, capacity =>
        {
            capacity.ToTable("SiteCapacities").WithOwner().HasForeignKey("SiteId");
            capacity.HasKey("SiteId", nameof(SiteCapacity.FirstDay));
        });
        builder.OwnsMany(site => site.LifecycleSteps, step =>
        {
            step.ToTable("LifecycleSteps").WithOwner().HasForeignKey("SiteId");
            step.Property<int>("Id");
            step.HasKey("Id");
        });
    }
}
