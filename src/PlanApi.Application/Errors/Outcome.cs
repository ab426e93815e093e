using System.Diagnostics.CodeAnalysis;

namespace PlanApi.Application.Errors;

/// <summary>The answer of a use case: a value, or a failure.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    public Failure? Failure { get; }

    /// <summary>The answer; only where there is no failure.</summary>
    public T Value => Failure is null ? _value! : throw new InvalidOperationException($"No answer: {Failure.Code}.");

    public bool IsSuccess([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Failure? failure)
    {
        value = _value;
        failure = Failure;
        return failure is null;
    }

    internal static Outcome<T> Success(T value) => new(value, null);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);
}

/// <summary>Makes outcomes of interface types, for which the implicit conversion does not work.</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T value) => Outcome<T>.Success(value);
}
