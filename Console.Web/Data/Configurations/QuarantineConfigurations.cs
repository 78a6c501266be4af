using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Quarantine;

namespace ParkingOps.Web.Data.Configurations;

// Both are written with the batches, and so is their table made with those of the events.
internal sealed class QuarantinedEventConfiguration : IEntityTypeConfiguration<QuarantinedEvent>
{
    public void Configure(EntityTypeBuilder<QuarantinedEvent> builder)
    {
        builder.ToTable("QuarantinedEvents", table => table.ExcludeFromMigrations());
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class ReceivedBatchConfiguration : IEntityTypeConfiguration<ReceivedBatch>
{
    public void Configure(EntityTypeBuilder<ReceivedBatch> builder)
    {
        builder.ToTable("ReceivedBatches", table => table.ExcludeFromMigrations());
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class SiteCodeMappingConfiguration : IEntityTypeConfiguration<SiteCodeMapping>
{
    public void Configure(EntityTypeBuilder<SiteCodeMapping> builder)
    {
        builder.Property(mapping => mapping.Code).HasMaxLength(SiteCodeMapping.CodeLimit);
        builder.Property(mapping => mapping.Reason).HasMaxLength(500);
        builder.HasOne<Site>().WithMany().HasForeignKey(mapping => mapping.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ApiKey>().WithMany().HasForeignKey(mapping => mapping.KeyId).OnDelete(DeleteBehavior.Restrict);
        // One that holds for a code and key, and one for a code and all keys.
        builder.HasIndex(mapping => new { mapping.Code, mapping.KeyId }).IsUnique().HasFilter("ended_at is null and key_id is not null");
        builder.HasIndex(mapping => mapping.Code).IsUnique().HasFilter("ended_at is null and key_id is null");
        builder.Property<uint>("Version").IsRowVersion();
    }
}
