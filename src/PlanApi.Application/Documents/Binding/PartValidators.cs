using System.Collections.Concurrent;
using System.Text;
using FluentValidation;
using FluentValidation.Results;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Binding;

/// <summary>
/// Runs the validator of a part, if its kind has one, and turns its results into faults. Validators reject only values that cannot be
/// represented within one part. Poor planning is stored, and the plan's rules find it.
/// </summary>
public static class PartValidators
{
    private static readonly ConcurrentDictionary<Type, IValidator?> _known = [];

    /// <summary>
    /// Adds a fault for each thing that is wrong with the part; true when nothing is. The node is the part's, to find lines in.
    /// </summary>
    public static bool Check(object part, FaultList faults, string pointer = "", SourceNode? node = null)
    {
        if (For(part.GetType()) is not { } validator)
            return true;
        var result = validator.Validate(new ValidationContext<object>(part));
        foreach (var failure in result.Errors)
            faults.Add(ToFault(failure, pointer, node));
        return result.IsValid;
    }

    /// <summary>A failure with a JSON pointer in place of the property's path: Definitions[0].Members is /definitions/0/members.</summary>
    public static Fault ToFault(ValidationFailure failure, string pointer = "", SourceNode? node = null)
    {
        var within = PointerOf(failure.PropertyName);
        var position = node?.Nearest(within).Position ?? default;
        return position.Line > 0
            ? new Fault(failure.ErrorCode, pointer + within, failure.ErrorMessage, position.Line, position.Column)
            : new Fault(failure.ErrorCode, pointer + within, failure.ErrorMessage);
    }

    internal static string PointerOf(string path)
    {
        var pointer = new StringBuilder();
        foreach (var step in path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append('/').Append(JsonPointer.Escape(CamelCase.Of(step)));
        return pointer.ToString();
    }

    private static IValidator? For(Type part) =>
        _known.GetOrAdd(
            part,
            type =>
            {
                var contract = typeof(AbstractValidator<>).MakeGenericType(type);
                var validator = PartKindTypes
                    .With(typeof(PartValidators).Assembly)
                    .SingleOrDefault(candidate => candidate.IsSubclassOf(contract));
                return validator is null ? null : (IValidator)Activator.CreateInstance(validator)!;
            }
        );
}
