namespace ParkingOps.Domain.Access;

/// <summary>Who acts: an account, an API key, the command line (<c>cli:user</c>) or a job (<c>system</c>).</summary>
/// <param name="Name">Name under which the audit trail records the act.</param>
/// <param name="Roles">Roles of the account; empty for machines.</param>
/// <param name="OrganisationId">The one organisation to which the actor is bound, or null for the whole city.</param>
/// <param name="IsTrustedProcess">The console's own processes: the command line on the server and scheduled jobs.</param>
/// <param name="Address">Network address from which the actor acts, for the audit trail; null for the console's own processes.</param>
public sealed record Actor(string Name, IReadOnlyList<string> Roles, int? OrganisationId, bool IsTrustedProcess = false, string? Address = null)
{
    /// <summary>The scheduled jobs of the console.</summary>
    public static Actor System { get; } = new("system", [], null, IsTrustedProcess: true);

    /// <summary>Nobody: may do nothing and sees no organisation.</summary>
    public static Actor Nobody { get; } = new("", [], 0);

    /// <summary>The command line, run by an account of the operating system.</summary>
    public static Actor CommandLine(string osUser) => new($"cli:{osUser}", [], null, IsTrustedProcess: true);

    /// <summary>Whether the actor may do it at all; the scope is a second question.</summary>
    public bool May(Permission permission) => IsTrustedProcess || Roles.Any(role => Role.Allows(role, permission));

    /// <summary>Whether records of an organisation are in the actor's scope.</summary>
    public bool Covers(int organisationId) => OrganisationId is null || OrganisationId == organisationId;

    /// <summary>Refuses what the actor may not do.</summary>
    /// <exception cref="RuleException"><c>not-permitted</c>.</exception>
    public Actor Demand(Permission permission) =>
        May(permission) ? this : throw new RuleException("not-permitted", permission.ToString());

    /// <summary>Refuses records of an organisation outside the actor's scope, as if they were not there.</summary>
    /// <exception cref="RuleException"><c>not-found</c>.</exception>
    public Actor DemandScope(int organisationId) =>
        Covers(organisationId) ? this : throw new RuleException("not-found");
}
