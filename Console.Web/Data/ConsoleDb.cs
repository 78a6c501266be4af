using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Onboarding;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Domain.Traffic;
using ParkingOps.Web.Data.Postgres;
using ParkingOps.Web.Features.Access;
using ParkingOps.Web.Features.Audit;
using ParkingOps.Web.Features.Calendar;
using ParkingOps.Web.Features.Drafts;
using ParkingOps.Web.Features.Imports;
using ParkingOps.Web.Features.Jobs;
using ParkingOps.Web.Features.Notices;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Overview;
using ParkingOps.Web.Features.Quarantine;
using ParkingOps.Web.Features.Statistics;

namespace ParkingOps.Web.Data;

/// <summary>
/// The database, opened for one operation of one actor. Records of organisations outside the actor's scope are invisible to every
/// query, and every change of a record leaves a line in the audit trail in the same transaction.
/// </summary>
public sealed class ConsoleDb(DbContextOptions<ConsoleDb> options, TimeProvider clock, TrailChain chain)
    : IdentityDbContext<ConsoleUser, IdentityRole<int>, int>(options)
{
    private const string RowVersion = "Version";
    private readonly List<AuditNote> notes = [];

    /// <summary>Who acts; nobody unless told.</summary>
    public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>Why, for the audit trail, where the act asks for a reason.</summary>
    public string? Reason { get; set; }

    /// <summary>Districts of the city.</summary>
    public DbSet<District> Districts => Set<District>();

    /// <summary>Organisations in scope.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Companies that run gates.</summary>
    public DbSet<CarParkOperator> CarParkOperators => Set<CarParkOperator>();

    /// <summary>Sites in scope.</summary>
    public DbSet<Site> Sites => Set<Site>();

    /// <summary>Applications in scope.</summary>
    public DbSet<OnboardingApplication> OnboardingApplications => Set<OnboardingApplication>();

    /// <summary>Contents of applications' documents, in scope.</summary>
    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();

    /// <summary>Quota versions in scope.</summary>
    public DbSet<Quota> Quotas => Set<Quota>();

    /// <summary>Offers in scope.</summary>
    public DbSet<Offer> Offers => Set<Offer>();

    /// <summary>Exceptions that reach the actor's sites.</summary>
    public DbSet<ScheduleException> ScheduleExceptions => Set<ScheduleException>();

    /// <summary>Rules of same-day release in scope.</summary>
    public DbSet<ReleaseRule> ReleaseRules => Set<ReleaseRule>();

    /// <summary>Suspensions in scope.</summary>
    public DbSet<Suspension> Suspensions => Set<Suspension>();

    /// <summary>Clinic notices in scope.</summary>
    public DbSet<ClinicNotice> ClinicNotices => Set<ClinicNotice>();

    /// <summary>Emergency withdrawals in scope.</summary>
    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    /// <summary>Agreements in scope.</summary>
    public DbSet<Agreement> Agreements => Set<Agreement>();

    /// <summary>Reservations in scope.</summary>
    public DbSet<Reservation> Reservations => Set<Reservation>();

    /// <summary>Revisions of agreements and reservations that were replaced.</summary>
    public DbSet<ReplacedBooking> ReplacedBookings => Set<ReplacedBooking>();

    /// <summary>Versions of the rules of arrival.</summary>
    public DbSet<ArrivalRules> ArrivalRules => Set<ArrivalRules>();

    /// <summary>Versions of the penalty rules.</summary>
    public DbSet<PenaltyRule> PenaltyRules => Set<PenaltyRule>();

    /// <summary>Rows of the yearly holiday notices.</summary>
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    /// <summary>Keys of machines.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Refused gate events in scope.</summary>
    public DbSet<QuarantinedEvent> QuarantinedEvents => Set<QuarantinedEvent>();

    /// <summary>What became of received batches, in scope.</summary>
    public DbSet<ReceivedBatch> ReceivedBatches => Set<ReceivedBatch>();

    /// <summary>Mappings of site codes, of sites in scope.</summary>
    public DbSet<SiteCodeMapping> SiteCodeMappings => Set<SiteCodeMapping>();

    /// <summary>Rollups in scope.</summary>
    public DbSet<DayRollup> DayRollups => Set<DayRollup>();

    /// <summary>Figures that a later day found, in scope.</summary>
    public DbSet<DayAttribution> DayAttributions => Set<DayAttribution>();

    /// <summary>Runs of the aggregation.</summary>
    public DbSet<AggregationRun> AggregationRuns => Set<AggregationRun>();

    /// <summary>Figures that the city announced.</summary>
    public DbSet<AnnouncedFigure> AnnouncedFigures => Set<AnnouncedFigure>();

    /// <summary>Targets of the city's programmes.</summary>
    public DbSet<ProgrammeTarget> ProgrammeTargets => Set<ProgrammeTarget>();

    /// <summary>Imports of workbooks.</summary>
    public DbSet<Import> Imports => Set<Import>();

    /// <summary>Files of imports.</summary>
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    /// <summary>Records that imports made or changed.</summary>
    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    /// <summary>Notices in scope.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Who has read which notice.</summary>
    public DbSet<NoticeReading> NoticeReadings => Set<NoticeReading>();

    /// <summary>What accounts have typed into forms.</summary>
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();

    /// <summary>The audit trail.</summary>
    public DbSet<AuditEntry> AuditTrail => Set<AuditEntry>();

    /// <summary>Verifications of the trail.</summary>
    public DbSet<AuditCheck> AuditChecks => Set<AuditCheck>();

    /// <summary>Keys that protect sign-ins.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    private int? Scope => Actor.OrganisationId;

    /// <summary>Number of the last line that this actor's saves put into the trail; 0 before the first.</summary>
    public long LastLine { get; private set; }

    /// <summary>Version of a record as it was read; another one once anybody changed it.</summary>
    public uint VersionOf(object entity) => (uint)Entry(entity).Property(RowVersion).CurrentValue!;

    /// <summary>Lets saving fail when the record is no longer as it was in a version that a person saw.</summary>
    public void ExpectVersion(object entity, uint version) => Entry(entity).Property(RowVersion).OriginalValue = version;

    /// <summary>Puts an act that changes no record, or one that a statement does in bulk, into the trail with the next save.</summary>
    public void Note(AuditNote note) => notes.Add(note);

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">A record of the trail would change: that needs the other way of saving.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => AuditCapture.Of(ChangeTracker).Changes.Count + notes.Count == 0
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new NotSupportedException("Changes that belong into the trail are saved with SaveChangesAsync.");

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var capture = AuditCapture.Of(ChangeTracker);
        using var still = new StillTracker(ChangeTracker);
        if (capture.Changes.Count + notes.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var lines = await TrailLines.MakeAsync(this, capture.Changes, notes, (chain, clock.GetUtcNow()), cancellationToken);
        await TrailWriter.WriteAsync(this, lines, cancellationToken);
        LastLine = lines[^1].Id;
        if (transaction is not null) await transaction.CommitAsync(cancellationToken);
        notes.Clear();
        return saved;
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ConsoleDb).Assembly);
        builder.Entity<Organisation>().HasQueryFilter(organisation => Scope == null || organisation.Id == Scope);
        builder.Entity<Site>().HasQueryFilter(site => Scope == null || site.OrganisationId == Scope);
        builder.Entity<OnboardingApplication>().HasQueryFilter(application => Scope == null || application.OrganisationId == Scope);
        builder.Entity<DocumentFile>().HasQueryFilter(file => Scope == null
            || OnboardingApplications.Any(application => application.OrganisationId == Scope && application.Documents.Any(document => document.Id == file.DocumentId)));
        builder.Entity<Quota>().HasQueryFilter(quota => Scope == null || Sites.Any(site => site.Id == quota.SiteId && site.OrganisationId == Scope));
        builder.Entity<Offer>().HasQueryFilter(offer => Scope == null || Sites.Any(site => site.Id == offer.SiteId && site.OrganisationId == Scope));
        builder.Entity<ScheduleException>().HasQueryFilter(exception => Scope == null
            || exception.Scope == ExceptionScope.City || Sites.Any(site => site.DistrictCode == exception.DistrictCode && site.OrganisationId == Scope)
            || exception.OrganisationId == Scope || Sites.Any(site => site.Id == exception.SiteId && site.OrganisationId == Scope));
        builder.Entity<ReleaseRule>().HasQueryFilter(rule => Scope == null || Sites.Any(site => site.Id == rule.SiteId && site.OrganisationId == Scope));
        builder.Entity<Suspension>().HasQueryFilter(suspension => Scope == null || suspension.OrganisationId == Scope);
        builder.Entity<ClinicNotice>().HasQueryFilter(notice => Scope == null || notice.OrganisationId == Scope);
        builder.Entity<Withdrawal>().HasQueryFilter(withdrawal => Scope == null || Sites.Any(site => site.Id == withdrawal.SiteId && site.OrganisationId == Scope));
        builder.Entity<Agreement>().HasQueryFilter(agreement => Scope == null || Sites.Any(site => site.Id == agreement.SiteId && site.OrganisationId == Scope));
        builder.Entity<Reservation>().HasQueryFilter(reservation => Scope == null || Sites.Any(site => site.Id == reservation.SiteId && site.OrganisationId == Scope));
        builder.Entity<QuarantinedEvent>().HasQueryFilter(entry => Scope == null || entry.OrganisationId == Scope);
        builder.Entity<ReceivedBatch>().HasQueryFilter(batch => Scope == null || batch.OrganisationId == Scope);
        builder.Entity<SiteCodeMapping>().HasQueryFilter(mapping => Scope == null || Sites.Any(site => site.Id == mapping.SiteId && site.OrganisationId == Scope));
        builder.Entity<ReplacedBooking>().HasQueryFilter(_ => Scope == null);
        builder.Entity<DayRollup>().HasQueryFilter(rollup => Scope == null || Sites.Any(site => site.Id == rollup.SiteId && site.OrganisationId == Scope));
        builder.Entity<DayAttribution>().HasQueryFilter(found => Scope == null || Sites.Any(site => site.Id == found.SiteId && site.OrganisationId == Scope));
        builder.Entity<Notice>().HasQueryFilter(notice => Scope == null || notice.OrganisationId == Scope);
        builder.Entity<AuditEntry>().HasQueryFilter(line => Scope == null || line.OrganisationId == Scope);
        builder.HasSequence<long>(TrailNumbers.Sequence);
        SnakeCase.Apply(builder);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
}
