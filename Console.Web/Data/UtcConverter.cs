using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ParkingOps.Web.Data;

/// <summary>Instants are stored in UTC; PostgreSQL's type takes no other offset.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(value => value.ToUniversalTime(), value => value);
