using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Features.Audit;

namespace ParkingOps.Web.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // Not given by the store: a line is signed with its number before it is written.
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.By, entry.Id });
        builder.HasIndex(entry => new { entry.Record, entry.Key });
        builder.HasIndex(entry => new { entry.OrganisationId, entry.Id });
        builder.HasIndex(entry => entry.At);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("AuditSeals").HasKey(seal => seal.Number);
        builder.Property(seal => seal.Number).ValueGeneratedNever();
        builder.HasIndex(seal => seal.EntryId).IsUnique();
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class AuditCheckpointConfiguration : IEntityTypeConfiguration<AuditCheckpoint>
{
    public void Configure(EntityTypeBuilder<AuditCheckpoint> builder)
    {
        builder.ToTable("AuditCheckpoints").HasKey(checkpoint => checkpoint.Number);
        builder.Property(checkpoint => checkpoint.Number).ValueGeneratedNever();
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class AuditCheckConfiguration : IEntityTypeConfiguration<AuditCheck>
{
    public void Configure(EntityTypeBuilder<AuditCheck> builder) => builder.ToTable("AuditChecks").HasAnnotation(AuditCapture.Unaudited, true);
}
