using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using ParkingOps.Domain;
using ParkingOps.Web.Data;

namespace ParkingOps.Tests.Architecture;

/// <summary>Calls any method with arguments that mean nothing, to learn what it asks first.</summary>
internal static class ServiceCalls
{
    /// <summary>The features' classes that are called services or open the database.</summary>
    public static IEnumerable<Type> Services => Code.TypesOf(Code.Web).Where(type =>
        type is { IsAbstract: false, IsNested: false } && type.Namespace!.StartsWith("ParkingOps.Web.Features", StringComparison.Ordinal)
        && (type.Name.EndsWith("Service", StringComparison.Ordinal) || Takes(type, typeof(ConsoleDbFactory))));

    /// <summary>Their public methods.</summary>
    public static IEnumerable<MethodInfo> Methods => Services.SelectMany(service =>
        service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName));

    /// <summary>Whether a class asks for something in its constructor.</summary>
    public static bool Takes(Type type, Type asked) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.ParameterType == asked);

    /// <summary>Calls a method and waits for it; the code of the rule that refused, or null when none did.</summary>
    public static Task<string?> RefusalAsync(object service, MethodInfo method) =>
        RefusalAsync(service, method, [.. method.GetParameters().Select(parameter => Nothing(parameter.ParameterType))]);

    /// <summary>Calls a method with these arguments and waits for it; the code of the rule that refused, or null when none did.</summary>
    public static async Task<string?> RefusalAsync(object service, MethodInfo method, object?[] arguments)
    {
        try
        {
            await FinishAsync(method.Invoke(service, arguments));
            return null;
        }
        catch (RuleException refusal)
        {
            return refusal.Code;
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is RuleException refusal)
        {
            return refusal.Code;
        }
    }

    /// <summary>A value of a type that means nothing.</summary>
    public static object? Nothing(Type type)
    {
        if (type == typeof(string)) return "x";
        if (type == typeof(Stream)) return Stream.Null;
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type.IsInterface || type.IsAbstract || typeof(Delegate).IsAssignableFrom(type)) return null;
        return type.GetConstructor(Type.EmptyTypes) is null ? RuntimeHelpers.GetUninitializedObject(type) : Activator.CreateInstance(type);
    }

    private static async Task FinishAsync(object? result)
    {
        if (result is Task task) await task;
        else if (result is ValueTask value) await value;
        else if (result?.GetType().GetMethod("AsTask") is { } asTask) await (Task)asTask.Invoke(result, null)!;
        else if (result?.GetType().GetInterfaces().FirstOrDefault(IsAsyncRows) is { } rows)
            await (Task)typeof(ServiceCalls).GetMethod(nameof(ReadFirstAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(rows.GenericTypeArguments[0]).Invoke(null, [result])!;
        else if (result is IEnumerable lazy and not string) lazy.GetEnumerator().MoveNext();
    }

    private static bool IsAsyncRows(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static async Task ReadFirstAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) return;
    }
}
