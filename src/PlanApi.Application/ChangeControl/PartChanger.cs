using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>Makes a proposed change of a part whose kind is known only while the program runs.</summary>
public abstract class PartChanger
{
    /// <summary>The part as it is; null where there is none.</summary>
    internal abstract Task<PlanPart?> Find(long planId, string key, CancellationToken cancellation);

    /// <summary>The part as it would be, without looking at anything else; null where it is removed.</summary>
    internal abstract Outcome<PlanPart?> After(PlanPart? before, ProposedChange change);

    /// <summary>Makes the change within the command that runs, by the same rules as a change of that part alone.</summary>
    internal abstract Task<Outcome<PlanPart?>> Make(Code plan, PlanPart? before, ProposedChange change, CancellationToken cancellation);
}

public sealed class PartChanger<TPart>(
    PartStore<TPart> store,
    IHandler<CreatePart<TPart>, TPart> create,
    IHandler<UpdatePart<TPart>, TPart> update,
    IHandler<DeletePart<TPart>, TPart> delete
) : PartChanger
    where TPart : PlanPart
{
    internal override async Task<PlanPart?> Find(long planId, string key, CancellationToken cancellation) =>
        await store.Find(planId, key, Visibility.Everything, cancellation);

    internal override Outcome<PlanPart?> After(PlanPart? before, ProposedChange change)
    {
        if (change.Content is not { } content)
            return Outcome.Of<PlanPart?>(null);
        return Read((TPart?)before, change.Key, content).IsSuccess(out var read, out var failure)
            ? Outcome.Of<PlanPart?>(read.Part)
            : failure;
    }

    internal override async Task<Outcome<PlanPart?>> Make(
        Code plan,
        PlanPart? before,
        ProposedChange change,
        CancellationToken cancellation
    )
    {
        if (change.Content is not { } content)
            return await Sent(
                delete.Handle(new DeletePart<TPart>(plan, change.Key, SeenVersions.Whichever), cancellation),
                isRemoval: true
            );
        if (before is not null)
            return await Sent(
                update.Handle(new UpdatePart<TPart>(plan, change.Key, SourceNode.From(content), SeenVersions.Whichever), cancellation)
            );
        if (!Read(null, change.Key, content).IsSuccess(out var read, out var failure))
            return failure;
        if (read.IsWhole && read.Part.Key() != change.Key)
            return Invalid.One(FaultCodes.NotAllowed, "", $"The {PartKind.Of<TPart>().Noun} here is '{read.Part.Key()}'; name it so.");
        return await Sent(create.Handle(new CreatePart<TPart>(plan, read), cancellation));
    }

    private static Outcome<ReadPart<TPart>> Read(TPart? before, string key, JsonElement content)
    {
        var patch = SourceNode.From(content);
        return before is null
            ? ReadPart<TPart>.From(MergePatch.Apply(null, DocumentPatch.Named(new SourceField(key, patch))))
            : PartPatch.Apply(before, patch);
    }

    private static async Task<Outcome<PlanPart?>> Sent(Task<Outcome<TPart>> answer, bool isRemoval = false) =>
        (await answer).IsSuccess(out var part, out var failure) ? Outcome.Of<PlanPart?>(isRemoval ? null : part) : failure;
}
