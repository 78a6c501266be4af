using System.Globalization;

namespace ParkingOps.Tests.Benchmarks;

/// <summary>One line of the result: what the product does, beside what is the least that must be done.</summary>
/// <param name="What">What is compared.</param>
/// <param name="Product">What the product took or reached.</param>
/// <param name="Yardstick">What the yardstick took or reached.</param>
/// <param name="Ratio">The first by the second, or what else the goal is about.</param>
/// <param name="Goal">The goal.</param>
/// <param name="IsMet">Whether it is met.</param>
internal sealed record Comparison(string What, string Product, string Yardstick, string Ratio, string Goal, bool IsMet)
{
    public static string Header => "| what | console | yardstick | ratio | goal | |\n|---|---|---|---|---|---|";

    /// <summary>Rates of the same rows; more is better.</summary>
    public static Comparison OfRates(string what, int rows, Median product, Median yardstick, double least)
    {
        var ratio = yardstick.Seconds / product.Seconds;
        return new(what, Text($"{rows / product.Seconds:#,0} events/s"), Text($"{rows / yardstick.Seconds:#,0} rows/s"), Text($"{ratio:P0}"), Text($"at least {least:P0}"), ratio >= least);
    }

    /// <summary>Times of the same work; less is better.</summary>
    public static Comparison OfTimes(string what, Median product, Median yardstick, double most)
    {
        var ratio = product.Seconds / yardstick.Seconds;
        return new(what, Text($"{product.Seconds:0.00} s"), Text($"{yardstick.Seconds:0.00} s"), Text($"{ratio:0.00} times"), Text($"at most {most:0} times"), ratio <= most);
    }

    public override string ToString() => $"| {What} | {Product} | {Yardstick} | {Ratio} | {Goal} | {(IsMet ? "met" : "missed")} |";

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
