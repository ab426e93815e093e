using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>Reads members as newline-delimited JSON: an object a line, with the fields code, parent and names.</summary>
internal static class MemberLines
{
    public static async Task<List<LoadedMember>> Read(ReadOnlyMemory<byte> lines, FaultList faults, CancellationToken cancellation)
    {
        var members = new List<LoadedMember>();
        await Utf8Lines.Read(new MemoryStream(lines.ToArray(), writable: false), faults, () => faults.IsFull, Add, cancellation);
        return members;

        void Add(byte[] line, int number)
        {
            var own = new List<Fault>();
            var read = Utf8Lines.Bind<MemberLine>(line, "", number, own);
            own.ForEach(faults.Add);
            if (read is not null && own.Count == 0)
                members.Add(new LoadedMember(read.Code, SaysParent(line), read.Parent, read.Names, new Position(number, 1)));
        }
    }

    /// <summary>A member whose parent is null goes to the top; one whose line does not say it stays where it is.</summary>
    private static bool SaysParent(byte[] line) =>
        JsonSource.Read(line, new FaultList()) is SourceMapping fields && fields["parent"] is not null;
}

/// <summary>A member as a line has it.</summary>
internal sealed record MemberLine
{
    public required Code Code { get; init; }

    public Code? Parent { get; init; }

    public LocalText? Names { get; init; }
}
