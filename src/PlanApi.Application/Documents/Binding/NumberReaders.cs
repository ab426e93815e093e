using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Binding;

internal static class NumberReaders
{
    public static object? Quantity(Binding binding, SourceNode node) =>
        Number(binding, node) is not { } number ? null
        : number.TryToQuantity(out var value) is { } fault
            ? Refuse(binding, fault, node, Domain.Values.Quantity.MaxDecimals, "900,000,000,000,000 on either side of 0")
        : value;

    public static object? Rate(Binding binding, SourceNode node) =>
        Number(binding, node) is not { } number ? null
        : number.TryToRate(out var value) is { } fault ? Refuse(binding, fault, node, RateValue.MaxDecimals, "between 0 and 9,000,000")
        : value;

    public static object? Integer(Binding binding, SourceNode node) =>
        LongInteger(binding, node, int.MaxValue) is { } value ? (int)value : null;

    public static object? LongInteger(Binding binding, SourceNode node) => LongInteger(binding, node, 999_999_999_999_999);

    private static long? LongInteger(Binding binding, SourceNode node, long max)
    {
        if (Number(binding, node) is not { } number)
            return null;
        if (number.TryToSteps(0, 19, max, out var value) is not { } fault)
            return value;
        Refuse(binding, fault, node, 0, $"{max:N0} on either side of 0");
        return null;
    }

    private static ExactNumber? Number(Binding binding, SourceNode node)
    {
        if (node is not SourceScalar { Kind: ScalarKind.Number } scalar)
            binding.WrongType("a number", node);
        else if (ExactNumber.TryParse(scalar.Text, out var number))
            return number;
        else
            binding.Fault(FaultCodes.OutOfRange, $"{Excerpt.Of(scalar.Text)} is not a finite number.", node);
        return null;
    }

    private static object? Refuse(Binding binding, string fault, SourceNode node, int decimals, string range)
    {
        var number = Excerpt.Of(((SourceScalar)node).Text);
        return binding.Fault(
            fault,
            fault switch
            {
                FaultCodes.TooManyDecimals when decimals == 0 => $"{number} is not a whole number.",
                FaultCodes.TooManyDecimals => $"{number} has more than {decimals} decimals; round it.",
                FaultCodes.TooManyDigits =>
                    $"{number} has more than {Domain.Values.Quantity.MaxSignificantDigits} significant digits; round it.",
                _ => $"{number} is out of range: it must lie below {range}.".Replace("below between", "between", StringComparison.Ordinal),
            },
            node
        );
    }
}
