using System.Globalization;
using ParkingOps.Domain.Time;

namespace ParkingOps.Tests.Support;

/// <summary>Agreements and reservations as the citizen app writes them.</summary>
internal static class Bookings
{
    /// <summary>A reservation; times are Shanghai's, as in <c>2026-03-18T09:00</c>.</summary>
    public static string Reservation(
        string id, string site, string slot = "2026-03-18T09:00", string plate = "沪A12345", int minutes = 30, string more = "") => string.Create(CultureInfo.InvariantCulture,
        $$"""{"reservationId":"{{id}}","siteCode":"{{site}}","plate":"{{plate}}","slotStart":"{{slot}}:00+08:00","slotEnd":"{{Later(slot, minutes)}}","bookedAt":"2026-03-01T08:00:00+08:00"{{more}}}""");

    /// <summary>An agreement.</summary>
    public static string Agreement(
        string id, string site, string firstDay = "2026-03-01", string lastDay = "2026-03-31", string plate = "沪A12345", string more = "") =>
        $$"""{"agreementId":"{{id}}","siteCode":"{{site}}","plate":"{{plate}}","firstDay":"{{firstDay}}","lastDay":"{{lastDay}}"{{more}}}""";

    private static string Later(string slot, int minutes) =>
        ServiceDay.Local(Shanghai.At(slot).AddMinutes(minutes)).ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture);
}
