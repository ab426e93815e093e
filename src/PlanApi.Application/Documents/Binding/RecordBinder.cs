using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Binding;

/// <summary>
/// Turns untyped input into the plan's records, strictly, and collects every fault: unknown and missing fields, wrong types,
/// names and numbers that are not taken. A field that is null counts as absent. <c>id</c> and <c>version</c>, which the
/// service gives, are accepted and ignored.
/// </summary>
public static class RecordBinder
{
    /// <summary>The record; null when there was any fault. The pointers of faults begin with the given one, which is the node's.</summary>
    public static T? Bind<T>(SourceNode node, FaultList faults, string pointer = "")
        where T : class
    {
        var binding = new Binding(faults, pointer);
        var value = (T?)ValueReaders.For(typeof(T))(binding, node);
        return binding.FaultCount == 0 ? value : null;
    }

    /// <summary>
    /// The part, bound and checked by its validator; null when there was any fault. All parts in requests go through here.
    /// </summary>
    public static T? BindPart<T>(SourceNode node, FaultList faults, string pointer = "")
        where T : class => Bind<T>(node, faults, pointer) is { } part && PartValidators.Check(part, faults, pointer, node) ? part : null;

    /// <summary>
    /// The record with what could be read of it: fields at fault are left at their defaults, entries of lists at fault are
    /// null. For checks that look at the whole, so that they can run before everything is right.
    /// </summary>
    internal static T? BindPartly<T>(SourceNode node, FaultList faults)
        where T : class => (T?)RecordShape.For(typeof(T)).Read(new Binding(faults, ""), node, Keeping.Readable);

    /// <summary>
    /// The record with those fields that have no fault, for looking up what they mention; the others are at their defaults,
    /// and lists that must be there empty. Null when the node is no record at all.
    /// </summary>
    internal static T? BindSound<T>(SourceNode node, FaultList faults)
        where T : class => (T?)RecordShape.For(typeof(T)).Read(new Binding(faults, ""), node, Keeping.Sound);
}

/// <summary>The readable rest of a record with faults.</summary>
internal enum Keeping
{
    /// <summary>Nothing: there is no record.</summary>
    Nothing,

    /// <summary>All that could be read, lists with holes included.</summary>
    Readable,

    /// <summary>Fields without any fault.</summary>
    Sound,
}

/// <summary>Where the binder is, and where its faults go.</summary>
internal sealed class Binding(FaultList faults, string root)
{
    private readonly Stack<object> _path = [];

    /// <summary>How many faults were found, those that were dropped included.</summary>
    public int FaultCount { get; private set; }

    public void Enter(string name) => _path.Push(name);

    public void Enter(int index) => _path.Push(index);

    public void Leave() => _path.Pop();

    /// <summary>Answers null, so that a reader can return it as the value that it does not have.</summary>
    public object? Fault(string code, string message, SourceNode node) => Fault(code, message, node.Position);

    public object? Fault(string code, string message, Position position)
    {
        FaultCount++;
        if (!faults.IsFull)
            faults.Add(code, Pointer(), message, position);
        return null;
    }

    public object? WrongType(string expected, SourceNode node) =>
        Fault(FaultCodes.WrongType, $"Expected {expected}, found {Found(node)}.", node);

    private static string Found(SourceNode node) =>
        node switch
        {
            SourceMapping => "an object",
            SourceSequence => "a list",
            SourceScalar { Kind: ScalarKind.Text } scalar => $"the text '{Excerpt.Of(scalar.Text)}'",
            SourceScalar { Kind: ScalarKind.Number } scalar => $"the number {Excerpt.Of(scalar.Text)}",
            SourceScalar { Kind: ScalarKind.Boolean } scalar => scalar.Text,
            _ => "null",
        };

    private string Pointer() =>
        root + string.Concat(_path.Reverse().Select(step => step is string name ? $"/{JsonPointer.Escape(name)}" : $"/{step}"));
}
