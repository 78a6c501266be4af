using System.Reflection;
using ParkingOps.Domain.Access;
using ParkingOps.Web.Hosting;

namespace ParkingOps.Tests.Architecture;

/// <summary>The two assemblies of the product and what their types lean on.</summary>
internal static class Code
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static Assembly Domain { get; } = typeof(Actor).Assembly;

    public static Assembly Web { get; } = typeof(ConsoleHost).Assembly;

    /// <summary>Types as they stand in the source: what the compiler put into them belongs to them.</summary>
    public static IEnumerable<Type> TypesOf(params Assembly[] assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("ParkingOps", StringComparison.Ordinal) == true
            && !type.Namespace.EndsWith("Migrations", StringComparison.Ordinal));

    /// <summary>The type that stands in the source for one that the compiler made.</summary>
    public static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    /// <summary>Methods, constructors and what the compiler made of their lambdas.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));

    /// <summary>All members that the bodies of a type's methods name.</summary>
    public static IEnumerable<MemberInfo> MembersUsedBy(Type type) =>
        MethodsOf(type).SelectMany(Instructions.Of).Select(instruction => instruction.Operand).OfType<MemberInfo>();

    /// <summary>All types that a type names: in its bodies, signatures, fields, bases and attributes.</summary>
    public static HashSet<Type> TypesUsedBy(Type type)
    {
        var used = new HashSet<Type>();
        foreach (var one in Signatures(type).Concat(MembersUsedBy(type).SelectMany(Named))) Add(one, used);
        return used;
    }

    private static IEnumerable<Type?> Signatures(Type type) =>
    [
        type.BaseType, .. type.GetInterfaces(), .. type.GetFields(All).Select(field => field.FieldType),
        .. type.GetCustomAttributesData().SelectMany(data => data.ConstructorArguments.Select(value => value.Value as Type).Append(data.AttributeType)),
        .. MethodsOf(type).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)),
        .. type.GetMethods(All).Select(method => method.ReturnType),
        .. MethodsOf(type).SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []),
    ];

    private static IEnumerable<Type?> Named(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments()],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        _ => [member.DeclaringType],
    };

    private static void Add(Type? type, HashSet<Type> used)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType) Add(type.GetElementType(), used);
        else if (used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            foreach (var argument in type.GenericTypeArguments) Add(argument, used);
    }
}
