using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Drafts;
using ParkingOps.Web.Features.Notices;

namespace ParkingOps.Web.Data.Configurations;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasIndex(notice => new { notice.Role, notice.OrganisationId });
        builder.HasIndex(notice => notice.UserName);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(notice => notice.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class NoticeReadingConfiguration : IEntityTypeConfiguration<NoticeReading>
{
    public void Configure(EntityTypeBuilder<NoticeReading> builder)
    {
        builder.HasKey(reading => new { reading.UserName, reading.NoticeId });
        builder.HasOne<Notice>().WithMany().HasForeignKey(reading => reading.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class FormDraftConfiguration : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.HasKey(draft => new { draft.UserName, draft.Form });
        builder.HasIndex(draft => draft.SavedAt);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}
