using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ParkingOps.Tests.Support;

/// <summary>Hands bUnit the one assembly that stands apart from the others in the output folder.</summary>
internal static class BunitAssemblies
{
    // CA2255 warns libraries off module initializers; a test assembly is the application here.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Register() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "compat", "AngleSharp.Diffing.dll"))
            : null;
}
