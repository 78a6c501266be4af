using System.Reflection;
using System.Reflection.Emit;

namespace ParkingOps.Tests.Architecture;

/// <summary>One instruction of a compiled method.</summary>
internal readonly record struct Instruction(OpCode Code, object? Operand);

/// <summary>Reads compiled methods, so that a rule sees what runs, pages included, and no comment.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The instructions of a method; none for one without a body.</summary>
    public static IEnumerable<Instruction> Of(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] == 0xfe ? Codes[(short)(0xfe00 | bytes[at + 1])] : Codes[bytes[at]];
            at += code.Size;
            yield return new Instruction(code, Operand(method, code, bytes, at));
            at += SizeOfOperand(code, bytes, at);
        }
    }

    private static object? Operand(MethodBase method, OpCode code, byte[] bytes, int at) => code.OperandType switch
    {
        OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(bytes, at)),
        OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok => method.Module.ResolveMember(
            BitConverter.ToInt32(bytes, at),
            method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
            method is { IsGenericMethod: true } ? method.GetGenericArguments() : null),
        _ => null,
    };

    private static int SizeOfOperand(OpCode code, byte[] bytes, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(bytes, at),
        _ => 4,
    };
}
