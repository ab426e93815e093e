using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary>How places of the cube are named on the command line.</summary>
internal static class CubeOptions
{
    public static Argument<Code> Plan() => new("PLAN") { Description = "The plan's code.", CustomParser = CodeOptions.One };

    public static Option<Code> Scenario() =>
        new("--scenario", "-s")
        {
            Description = "The scenario.",
            HelpName = "CODE",
            CustomParser = CodeOptions.One,
            DefaultValueFactory = _ => Code.Baseline,
        };

    public static Option<Code?> OfCode(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "CODE",
            CustomParser = result => CodeOptions.One(result),
        };

    public static Option<Period?> OfPeriod(string name, string description, bool required = false) =>
        new(name, "-p")
        {
            Description = description,
            HelpName = "PERIOD",
            Required = required,
            CustomParser = result => OnePeriod(result),
        };

    public static Period OnePeriod(ArgumentResult result) => Read<Period>(result, result.Tokens[0].Value);

    public static Option<Quantity?> OfNumber(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "NUMBER",
            CustomParser = result => Number(result, result.Tokens[0].Value),
        };

    public static Option<Scope> OfScope(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "DIMENSION=CODE,...",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Place,
            DefaultValueFactory = _ => Scope.Top,
        };

    public static Option<IReadOnlyList<SliceAxis>> OfAxes(string name, string alias, string description, bool required = false) =>
        new(name, alias)
        {
            Description = description,
            HelpName = "AXIS",
            Arity = ArgumentArity.OneOrMore,
            Required = required,
            CustomParser = result =>
                [.. result.Tokens.Select(token => SliceAxisText.Read(token.Value, (_, message) => result.AddError(message)))],
        };

    /// <summary>One of an enumeration's names, written as the API writes them.</summary>
    public static Option<T> Choice<T>(string name, string description, bool required = false)
        where T : struct, Enum
    {
        var option = new Option<T>(name) { Description = description, Required = required };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. CamelCase.Values<T>().Keys]);
        return option;
    }

    /// <summary><c>head=3,mid=2</c>, or periods in the place of members.</summary>
    public static IEnumerable<(string Name, Quantity Value)> Weights(ArgumentResult result)
    {
        foreach (var pair in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (pair.Split('=') is [var name, var number] && Number(result, number) is { } value)
                yield return (name, value);
            else
                result.AddError($"'{pair}' is not a weight; write head=3,mid=2.");
        }
    }

    private static Scope Place(ArgumentResult result)
    {
        var members = new SortedDictionary<Code, Code>();
        foreach (var pair in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (pair.Split('=') is not [var dimension, var member])
                result.AddError($"'{pair}' does not say which member of which dimension; write tier=mid.");
            else if (!members.TryAdd(Read<Code>(result, dimension), Read<Code>(result, member)))
                result.AddError($"The dimension '{dimension}' is given twice; a place names one member of it.");
        }
        return new Scope(members);
    }

    /// <summary>Reads an argument that is one constrained text.</summary>
    public static T Text<T>(ArgumentResult result)
        where T : struct, ITextValue<T> => Read<T>(result, result.Tokens[0].Value);

    private static T Read<T>(ArgumentResult result, string text)
        where T : struct, ITextValue<T>
    {
        if (!T.TryParse(text, out var value))
            result.AddError($"'{text}' is not taken; expected {T.Expectation}.");
        return value;
    }

    private static Quantity? Number(ArgumentResult result, string text)
    {
        if (
            decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && Quantity.TryCreate(number, out var value) == QuantityFault.None
        )
            return value;
        result.AddError($"'{text}' is not a number with up to {Quantity.MaxDecimals} decimals and {Quantity.MaxSignificantDigits} digits.");
        return null;
    }
}
