namespace PlanApi.Domain.Values;

/// <summary>A constrained value that is written as one piece of text: a code, a period, a base of growth.</summary>
public interface ITextValue<TSelf>
    where TSelf : struct, ITextValue<TSelf>
{
    /// <summary>The required form of the text, in words, for error messages and schemas.</summary>
    static abstract string Expectation { get; }

    /// <summary>A regular expression (ECMA 262) that every such text matches; the parser may refuse more.</summary>
    static abstract string Pattern { get; }

    static abstract bool TryParse(string? text, out TSelf value);
}
