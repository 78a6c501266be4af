using System.Runtime.CompilerServices;

namespace ParkingOps.Domain.Sharing;

/// <summary>Spaces of all services at one instant while they are worked out.</summary>
/// <param name="shareable">Spaces that the site may share then.</param>
internal struct DayLevels(int shareable)
{
    public ByService Quota;
    public ByService Intended;
    public ByService Offered;

    public readonly int Shareable => shareable;

    public readonly SpaceLevels Of(ServiceKind service) => new(Quota[(int)service], Intended[(int)service], Offered[(int)service]);

    /// <summary>Moves the released share of the reservation to the same-day service.</summary>
    public void Release(ReleaseRule rule, int minute)
    {
        Move(ref Quota, rule, minute);
        Move(ref Intended, rule, minute);
        Move(ref Offered, rule, minute);
    }

    /// <summary>Keeps every service inside its quota and all of them inside what the site may share.</summary>
    public void Cap()
    {
        var (intended, offered) = (shareable, shareable);
        for (var service = 1; service < ByService.Length; service++)
        {
            intended -= Intended[service] = Math.Min(intended, Math.Min(Intended[service], Quota[service]));
            offered -= Offered[service] = Math.Min(offered, Math.Min(Offered[service], Quota[service]));
        }
    }

    private static void Move(ref ByService spaces, ReleaseRule rule, int minute)
    {
        var released = rule.Released(spaces[(int)ServiceKind.HospitalReservation], minute);
        spaces[(int)ServiceKind.HospitalReservation] -= released;
        spaces[(int)ServiceKind.SameDay] += released;
    }
}

/// <summary>One number a service kind, at its stored number.</summary>
[InlineArray(Length)]
internal struct ByService
{
    public const int Length = 6;
    private int first;
}
