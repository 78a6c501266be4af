using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ParkingOps.Web.Data;

/// <summary>A key that protects sign-ins; in the database, so that a restart and a second node share them.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Number of the key.</summary>
    public int Id { get; private set; }

    /// <summary>Name that the framework gave it.</summary>
    public required string Name { get; init; }

    /// <summary>The key as the framework writes it.</summary>
    public required string Xml { get; init; }
}

/// <summary>Keeps the framework's protection keys in the database.</summary>
public sealed class DataProtectionKeys(IDbContextFactory<ConsoleDb> contexts) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var database = contexts.CreateDbContext();
        return [.. database.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var database = contexts.CreateDbContext();
        database.DataProtectionKeys.Add(new DataProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        database.SaveChanges();
    }
}
