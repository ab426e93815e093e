using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace PlanApi.Api.GraphQL.Execution;

/// <summary>
/// Equal fields of one query are computed once, even if their names in the answer differ: they are the same field of the same thing, with
/// equal arguments.
/// </summary>
internal sealed class FieldCalls
{
    private readonly Dictionary<(GraphQLField, FieldType), object> _byField = [];
    private readonly Dictionary<(FieldType, string), object> _byText = [];
    private readonly Dictionary<On, Task<object?>> _answers = [];

    /// <summary>The common key of equal fields with equal arguments.</summary>
    public object Of(IResolveFieldContext context)
    {
        var key = (context.FieldAst, context.FieldDefinition);
        if (_byField.TryGetValue(key, out var call))
            return call;
        var text = TextOf(context.Arguments);
        if (!_byText.TryGetValue((context.FieldDefinition, text), out call))
            _byText[(context.FieldDefinition, text)] = call = new object();
        return _byField[key] = call;
    }

    /// <summary>
    /// The result of a call for one thing. Each field that uses it gets its own error, since an error knows its place in the answer.
    /// </summary>
    public async Task<object?> Answer(object call, object? source, Func<Task<object?>> compute)
    {
        var on = new On(call, source);
        if (!_answers.TryGetValue(on, out var answer))
            return await (_answers[on] = compute());
        try
        {
            return await answer;
        }
        catch (FailureError error)
        {
            throw new FailureError(error.Failure);
        }
    }

    /// <summary>Forgets all answers, because a write may have changed them.</summary>
    public void Forget() => _answers.Clear();

    /// <summary>Arguments as a text that equal ones share.</summary>
    public static string TextOf(IDictionary<string, ArgumentValue>? arguments) =>
        arguments is not { Count: > 0 }
            ? ""
            : JsonSerializer.Serialize(arguments.ToDictionary(argument => argument.Key, argument => argument.Value.Value));

    /// <summary>Compares things by reference, never by content.</summary>
    private readonly record struct On(object Call, object? Source)
    {
        public bool Equals(On other) => ReferenceEquals(Call, other.Call) && ReferenceEquals(Source, other.Source);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Call), RuntimeHelpers.GetHashCode(Source));
    }
}
