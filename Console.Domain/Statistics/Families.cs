using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Traffic;

namespace ParkingOps.Domain.Statistics;

/// <summary>The up to three families in which a passage counts, as positions: 0 the whole site, then admissions, then services.</summary>
internal readonly struct Families
{
    public const int Count = FirstService + Services;
    private const int Admissions = 4;
    private const int Services = 5;
    private const int FirstService = 1 + Admissions;

    public Families(Admission admission, ServiceKind? service)
    {
        Admission = (int)admission;
        Service = PositionOf(service);
    }

    public int Admission { get; }

    /// <summary>0 when the passage is of no service.</summary>
    public int Service { get; }

    public int Mask => 1 | (1 << Admission) | (1 << Service);

    public static Families Of(in OpenVisit visit) => new(visit.Admission, visit.Service);

    public static int PositionOf(ServiceKind? service) => service is { } kind ? FirstService + (int)kind - 1 : 0;

    public static bool IsService(int family) => family >= FirstService;

    public static FigureKey KeyOf(int family) => family switch
    {
        0 => FigureKey.All,
        < FirstService => FigureKey.Of((Admission)family),
        _ => FigureKey.Of((ServiceKind)(family - FirstService + 1)),
    };
}
