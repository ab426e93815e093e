using PlanApi.Domain.Values;

namespace PlanApi.Domain.Indicators;

/// <summary>A formula, or the reason why the text is not one.</summary>
public sealed record FormulaReading(Formula? Formula, FormulaFault? Fault);

/// <summary>The fault in a formula's text.</summary>
/// <param name="Position">The position of the character with the fault, from 0.</param>
/// <param name="Kind">The kind of reading.</param>
public sealed record FormulaFault(int Position, FormulaFaultKind Kind);

public enum FormulaFaultKind
{
    Empty,
    TooLong,
    TooDeep,
    UnknownCharacter,
    BadCode,
    BadNumber,
    ValueExpected,
    OperatorExpected,
    ParenthesisNotClosed,
    ParenthesisNotOpened,
}

/// <summary>A formula's value, or why it has none.</summary>
/// <param name="Value">The value; null on failure.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Unknown">The code whose value is unknown, if that is the reason.</param>
public readonly record struct FormulaResult<T>(T? Value, FormulaFailure Failure, Code? Unknown)
    where T : struct;

public enum FormulaFailure
{
    None,
    UnknownValue,
    DivisionByZero,
}

/// <summary>A number times powers of codes: 1/100 x visitors x conversion.</summary>
public sealed record FormulaProduct(Fraction Coefficient, IReadOnlyDictionary<Code, int> Exponents)
{
    public static FormulaProduct Constant(Fraction value) => new(value, new Dictionary<Code, int>());

    public static FormulaProduct Of(Code code) => new(Fraction.One, new Dictionary<Code, int> { [code] = 1 });

    /// <summary>This times a power, positive or negative, of the other. Codes that cancel out are dropped.</summary>
    public FormulaProduct Times(FormulaProduct other, int power)
    {
        var exponents = new Dictionary<Code, int>(Exponents);
        foreach (var (code, exponent) in other.Exponents)
        {
            exponents[code] = exponents.GetValueOrDefault(code) + (exponent * power);
            if (exponents[code] == 0)
                exponents.Remove(code);
        }
        var factor = other.Coefficient.Power(Math.Abs(power));
        return new FormulaProduct(power < 0 ? Coefficient / factor : Coefficient * factor, exponents);
    }
}
