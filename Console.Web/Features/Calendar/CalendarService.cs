using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Access;
using ParkingOps.Domain.Time;
using ParkingOps.Web.Data;

namespace ParkingOps.Web.Features.Calendar;

/// <summary>The city calendar.</summary>
public sealed class CalendarService(ConsoleDbFactory databases)
{
    /// <summary>The calendar as a person with access to the system pages sees it.</summary>
    public async Task<CityCalendar> ShowAsync()
    {
        await using var database = await databases.OpenAsync(Permission.SeeSystem);
        return await LoadAsync(database);
    }

    /// <summary>The calendar for a service that has opened the database for its own permission.</summary>
    internal static async Task<CityCalendar> LoadAsync(ConsoleDb database, CancellationToken cancel = default)
    {
        var notices = await database.CalendarDays.AsNoTracking()
            .Select(day => new CalendarNotice(day.Date, day.Name, day.IsOffDay, day.ArrangementYear)).ToListAsync(cancel);
        return new CityCalendar(notices);
    }
}
