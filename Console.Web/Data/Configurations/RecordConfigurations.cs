using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Jobs;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Data.Configurations;

internal sealed class ConsoleUserConfiguration : IEntityTypeConfiguration<ConsoleUser>
{
    public void Configure(EntityTypeBuilder<ConsoleUser> builder) =>
        builder.HasOne<Organisation>().WithMany().HasForeignKey(user => user.OrganisationId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(key => key.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CarParkOperator>().WithMany().HasForeignKey(key => key.CarParkOperatorId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_api_keys_owner", "num_nonnulls(organisation_id, car_park_operator_id) = case scope when 1 then 1 else 0 end"));
    }
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder) => builder.HasKey(day => day.Date);
}

internal sealed class DayRollupConfiguration : IEntityTypeConfiguration<DayRollup>
{
    public void Configure(EntityTypeBuilder<DayRollup> builder)
    {
        builder.HasKey(rollup => new { rollup.Day, rollup.SiteId, rollup.Admission, rollup.Service });
        builder.HasIndex(rollup => new { rollup.SiteId, rollup.Day });
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class DayAttributionConfiguration : IEntityTypeConfiguration<DayAttribution>
{
    public void Configure(EntityTypeBuilder<DayAttribution> builder)
    {
        builder.HasIndex(found => new { found.SiteId, found.FoundOn });
        builder.HasIndex(found => new { found.Day, found.SiteId });
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class AggregationRunConfiguration : IEntityTypeConfiguration<AggregationRun>
{
    public void Configure(EntityTypeBuilder<AggregationRun> builder) => builder.HasAnnotation(AuditCapture.Unaudited, true);
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.HasAnnotation(AuditCapture.Unaudited, true);
}
