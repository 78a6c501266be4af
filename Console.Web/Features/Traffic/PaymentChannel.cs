namespace ParkingOps.Web.Features.Traffic;

/// <summary>How a visit was paid (semantics 7). The numbers are stored.</summary>
public enum PaymentChannel
{
    /// <summary>统一支付: the city's unified payment.</summary>
    Unified = 1,

    /// <summary>Cash.</summary>
    Cash = 2,

    /// <summary>Anything else.</summary>
    Other = 3,
}
