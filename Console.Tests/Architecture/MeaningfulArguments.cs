using System.Reflection;
using ParkingOps.Domain.Sharing;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using ParkingOps.Web.Features.Onboarding;
using ParkingOps.Web.Features.Sharing;

namespace ParkingOps.Tests.Architecture;

/// <summary>Arguments for any method of a service that mean one organisation, its site and its records.</summary>
/// <param name="organisation">Code of the organisation.</param>
/// <param name="site">Code of its site.</param>
/// <param name="numbers">Numbers that its records may have.</param>
/// <param name="today">The service day.</param>
internal sealed class MeaningfulArguments(string organisation, string site, IReadOnlyList<int> numbers, DateOnly today)
{
    private const string Words = "changed by another";

    /// <summary>Documents that there are.</summary>
    public IReadOnlyList<Guid> Documents { get; init; } = [Guid.Empty];

    /// <summary>Every combination worth trying.</summary>
    public List<object?[]> For(MethodInfo method)
    {
        List<object?[]> all = [[]];
        foreach (var parameter in method.GetParameters())
            all = [.. all.SelectMany(row => Values(parameter).Select(value => row.Append(value).ToArray()))];
        return all;
    }

    private IEnumerable<object?> Values(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.Name is "reason" or "label") return [Words];
        // A version that somebody saw: whatever it is.
        if (parameter.Name == "seen") return [null];
        if (type == typeof(string)) return [site, organisation];
        if (type == typeof(Guid)) return Documents.Cast<object?>();
        if (type == typeof(byte[])) return [Applications.Pdf];
        if (type == typeof(bool)) return [false, true];
        if (type == typeof(int) || type == typeof(long)) return numbers.Select(number => Convert.ChangeType(number, type, null));
        if (typeof(IEnumerable<int>).IsAssignableFrom(type)) return [numbers.ToArray()];
        if (type == typeof(Lifecycle)) return [Lifecycle.Suspended];
        return type is { IsValueType: false, Namespace: not "System.IO" } && type.GetConstructor(Type.EmptyTypes) is not null
            ? [Filled(type, site), Filled(type, organisation), .. Numbered(type)] : [ServiceCalls.Nothing(parameter.ParameterType)];
    }

    // An input that names the record it changes.
    private IEnumerable<object> Numbered(Type type)
    {
        if (type.GetProperty("Id") is not { CanWrite: true } id || id.PropertyType != typeof(int?)) yield break;
        foreach (var number in numbers)
        {
            var input = Filled(type, site);
            id.SetValue(input, number);
            yield return input;
        }
    }

    private object Filled(Type type, string code)
    {
        var input = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
            if (ValueOf(property, code) is { } value) property.SetValue(input, value);
        return input;
    }

    private object? ValueOf(PropertyInfo property, string code) => (property.PropertyType, property.Name) switch
    {
        (var type, "Code") when type == typeof(string) => code,
        (var type, "OrganisationCode") when type == typeof(string) => organisation,
        (var type, "SiteCode") when type == typeof(string) => site,
        (var type, "DistrictCode") when type == typeof(string) => "310101",
        (var type, _) when type == typeof(string) => Words,
        (_, "FirstDay" or "CapacityFrom") => today,
        (_, "StartAt") => today.ToDateTime(new TimeOnly(13, 0)),
        (_, "EndAt" or "RestoreAt") => today.ToDateTime(new TimeOnly(16, 0)),
        (_, "ConfirmedAt") => today.ToDateTime(new TimeOnly(9, 0)),
        (_, "Time") => new TimeOnly(10, 0),
        (_, "TotalSpaces") => 200,
        (_, "ShareableSpaces") => 70,
        (_, "SharePercent") => 30,
        (_, "Kind") when property.PropertyType == typeof(SiteKind?) => SiteKind.Garage,
        (var type, _) when type == typeof(List<ProposedSiteInput>) => new List<ProposedSiteInput> { Applications.Site("TRIED-1", number: 1) },
        (var type, _) when type == typeof(Dictionary<int, ServiceKinds>) => new Dictionary<int, ServiceKinds> { [1] = ServiceKinds.EvCharging },
        (var type, _) when type == typeof(Dictionary<string, string>) => new Dictionary<string, string> { ["profile.Name"] = Words },
        (var type, _) when type == typeof(List<WindowInput>) => WindowInput.OfficeYard(5),
        _ => null,
    };
}
