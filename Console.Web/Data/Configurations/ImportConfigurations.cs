using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports;

namespace ParkingOps.Web.Data.Configurations;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.HasIndex(one => one.Name).IsUnique();
        builder.HasIndex(one => one.UploadedAt);
        builder.Property(one => one.Name).HasMaxLength(Import.NameLimit);
        builder.Property(one => one.FileName).HasMaxLength(200);
        builder.Property<uint>("Version").IsRowVersion();
    }
}

internal sealed class ImportFileConfiguration : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.HasKey(file => file.ImportId);
        builder.HasOne<Import>().WithOne().HasForeignKey<ImportFile>(file => file.ImportId).OnDelete(DeleteBehavior.Cascade);
        // The trail tells of the import; a file of megabytes is nothing that a person reads in it.
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class ImportedRecordConfiguration : IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportedRecord> builder)
    {
        builder.HasIndex(record => record.ImportId);
        builder.HasOne<Import>().WithMany().HasForeignKey(record => record.ImportId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(record => record.Code).HasMaxLength(RegisterCode.CodeLimit);
        // The records' own lines tell of it.
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}
