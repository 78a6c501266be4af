using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Onboarding;

namespace ParkingOps.Web.Data.Configurations;

internal sealed class OnboardingApplicationConfiguration : IEntityTypeConfiguration<OnboardingApplication>
{
    private const string Owner = "ApplicationId";

    public void Configure(EntityTypeBuilder<OnboardingApplication> builder)
    {
        builder.HasIndex(application => application.Status);
        builder.HasIndex(application => application.OrganisationId);
        builder.Ignore(application => application.Profile);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(application => application.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(application => application.Sites, site => Part(site, "ProposedSites").Ignore(one => one.Proposal));
        builder.OwnsMany(application => application.Windows, window => Part(window, "ProposedWindows").Ignore(one => one.Time));
        builder.OwnsMany(application => application.Remarks, remark => Part(remark, "OnboardingRemarks"));
        builder.OwnsMany(application => application.Steps, step => Part(step, "OnboardingSteps"));
        builder.OwnsMany(application => application.Documents, document =>
        {
            document.ToTable("OnboardingDocuments").WithOwner().HasForeignKey(Owner);
            document.Property(one => one.Id).ValueGeneratedNever();
            document.HasKey(one => one.Id);
        });
    }

    private static OwnedNavigationBuilder<OnboardingApplication, TPart> Part<TPart>(OwnedNavigationBuilder<OnboardingApplication, TPart> part, string table)
        where TPart : class
    {
        part.ToTable(table).WithOwner().HasForeignKey(Owner);
        part.Property<int>("Id");
        part.HasKey("Id");
        return part;
    }
}

internal sealed class DocumentFileConfiguration : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> builder)
    {
        builder.HasKey(file => file.DocumentId);
        builder.Property(file => file.DocumentId).ValueGeneratedNever();
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}
