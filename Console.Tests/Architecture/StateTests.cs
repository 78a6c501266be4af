using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ParkingOps.Domain.Sites;
using ParkingOps.Tests.Support;
using Xunit;

namespace ParkingOps.Tests.Architecture;

public sealed class StateTests
{
    private static readonly HashSet<Type> Records = FindRecords();

    [Fact]
    public void StaticFields_HoldNoContextRecordOrService() =>
        Assert.Empty(Code.TypesOf(Code.Domain, Code.Web).SelectMany(FieldsKept).Where(field => field.IsStatic).Select(Show));

    [Fact]
    public void Context_IsKeptByNoObject() => Assert.Empty(
        Code.TypesOf(Code.Web).Where(type => !IsCompilers(type)).SelectMany(FieldsKept)
            .Where(field => !field.IsStatic && typeof(DbContext).IsAssignableFrom(field.FieldType)).Select(Show));

    [Fact]
    public void Scanner_OfPlantedFields_FindsThem() =>
        Assert.Equal(["Planted.sites", "Planted.services"], FieldsKept(typeof(Planted)).Select(Show));

    private static HashSet<Type> FindRecords()
    {
        using var database = new DesignTimeConsoleDb().CreateDbContext([]);
        return [.. database.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).Select(entity => entity.ClrType)];
    }

    private static IEnumerable<FieldInfo> FieldsKept(Type type) =>
        type.GetFields(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => Parts(field.FieldType).Any(IsKeptByNobody));

    private static bool IsKeptByNobody(Type type) => typeof(DbContext).IsAssignableFrom(type) || Records.Contains(type)
        || typeof(IServiceProvider).IsAssignableFrom(type)
        || (type.Assembly == Code.Web && type.Name.EndsWith("Service", StringComparison.Ordinal));

    // What a delegate takes or gives is not kept by it.
    private static IEnumerable<Type> Parts(Type type) => typeof(Delegate).IsAssignableFrom(type)
        ? []
        : type.GenericTypeArguments.Append(type.GetElementType()).OfType<Type>().SelectMany(Parts).Append(type);

    // The state of an asynchronous lambda lies in the closure that the compiler made for it.
    private static bool IsCompilers(Type? type) => type is not null && (type.IsDefined(typeof(CompilerGeneratedAttribute), false) || IsCompilers(type.DeclaringType));

    private static string Show(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";

    private static class Planted
    {
#pragma warning disable CS0169, CS0649, IDE0044, IDE0051, CA1823 // Only looked at from outside.
        private static List<Site>? sites;
        private static IServiceProvider? services;
        private static Func<Site>? maker;
#pragma warning restore CS0169, CS0649, IDE0044, IDE0051, CA1823
    }
}
