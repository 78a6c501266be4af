namespace ParkingOps.Domain.Sites;

/// <summary>One of the city's 16 districts (区).</summary>
/// <param name="Code">Official six-digit code.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record District(string Code, string NameZh, string NameEn);
