using ParkingOps.Domain.Sites;
using ParkingOps.Web.Features.Imports.Reading;

namespace ParkingOps.Web.Features.Imports.Planning;

/// <summary>Plans the organisations of a workbook.</summary>
internal sealed class OrganisationPlanner(ImportPlan plan, KnownRegister register, ImportChoices choices)
{
    private readonly Dictionary<string, BookRow> names = [];

    /// <summary>What the codes of the sheet stand for.</summary>
    public Referents<Organisation> Referents { get; } = new(ImportColumn.OrganisationCode);

    /// <summary>Plans a row.</summary>
    /// <param name="facts">What the row says.</param>
    /// <param name="districts">Districts in which the workbook has sites of it.</param>
    public void Take(OrganisationFacts facts, IReadOnlyCollection<string> districts)
    {
        if (!Referents.Claim(facts.Row, facts.Code) || !facts.Row.IsGood) return;
        if (register.Find(facts.Code!, facts.Name!, districts) is not { } found || ChoiceOf(facts, found) == MatchChoice.New) Add(facts);
        else if (ChoiceOf(facts, found) == MatchChoice.Merge) Merge(facts, found.Known);
        else
        {
            facts.Row.IsSkipped = true;
            Referents.Resolve(facts.Code!, found.Known);
        }
        if (register.Find(facts.Code!, facts.Name!, districts) is { } met) plan.Matches.Add(MatchOf(facts, met));
    }

    private static MatchChoice[] Offered(bool byCode) => byCode ? [MatchChoice.Skip, MatchChoice.Merge] : [MatchChoice.Skip, MatchChoice.Merge, MatchChoice.New];

    private MatchChoice ChoiceOf(OrganisationFacts facts, (Organisation Known, bool ByCode) found) =>
        choices.Of(facts.Row.Sheet, facts.Row.Number, Offered(found.ByCode), MatchChoice.Skip);

    private ImportMatch MatchOf(OrganisationFacts facts, (Organisation Known, bool ByCode) found) => new(
        facts.Row.Sheet, facts.Row.Number, facts.Name!, found.Known.Code, found.Known.Name, found.ByCode, ChoiceOf(facts, found), Offered(found.ByCode));

    private void Add(OrganisationFacts facts)
    {
        if (!names.TryAdd(NormalName.Of(facts.Name), facts.Row))
        {
            facts.Row.Refuse(ImportColumn.OrganisationName, "import-name-twice", names[NormalName.Of(facts.Name)].Number);
            return;
        }
        plan.NewOrganisations.Add(facts.Make());
        Referents.Resolve(facts.Code!, plan.NewOrganisations[^1]);
    }

    private void Merge(OrganisationFacts facts, Organisation known)
    {
        if (plan.MergedOrganisations.Exists(one => one.Record == known))
        {
            facts.Row.Refuse(null, "import-merged-twice", known.Code);
            return;
        }
        plan.MergedOrganisations.Add(new(known, RecordPicture.Write(OrganisationPicture.Of(known))));
        facts.Fill(known);
        Referents.Resolve(facts.Code!, known);
    }
}
