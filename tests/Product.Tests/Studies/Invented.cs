using System.Collections.Immutable;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Product.Tests.Studies;

/// <summary>Small records of nobody, for tests.</summary>
internal static class Invented
{
    public static Sourced<T> Said<T>(T value) => new() { Value = value, How = How.Read, Source = "s" };

    public static Snapshot Snapshot(params IEnumerable<Study> studies) => new(new Content
    {
        Studies = [.. studies],
        Cells = [Cells("cord-blood", "Umbilical cord blood"), Cells("msc", "Mesenchymal stromal cells"), Cells("fetal", "Fetal cells")],
        Instruments = [Instrument("CARS", "Childhood Autism Rating Scale"), Instrument("VABS-3", "Vineland Adaptive Behavior Scales"), Instrument("ATEC", "Autism Treatment Evaluation Checklist")],
        Terms = [new Term { Id = "autologous", Word = "Autologous", Meaning = "The cells come from the child itself." }],
    });

    public static Study Study(string id, string title = "A study", string summary = "Some children were given cells.") => new()
    {
        Id = id,
        Label = id,
        Title = title,
        Summary = summary,
        Kind = StudyKind.Primary,
        CannotTell = [],
        ReadDepth = ReadDepth.Abstract,
        ExtractedBy = "nobody",
        CurrentTo = PartialDate.Parse("2026", null),
        Design = Design(),
        Arms = [],
    };

    public static Design Design(Allocation allocation = Allocation.SingleArm, Masking masking = Masking.Open, Control control = Control.None, DesignModel model = DesignModel.SingleArm) => new()
    {
        Allocation = Said(allocation),
        Masking = Said(masking),
        Control = Said(control),
        Model = Said(model),
    };

    public static Arm Arm(string cells, Donor donor, params ImmutableArray<Route> routes) => new()
    {
        Id = "cells",
        Label = "Cells",
        Role = ArmRole.Cells,
        Interventions = [new() { Cells = Said(cells), Donor = Said(donor), Routes = Said(routes) }],
    };

    private static CellType Cells(string id, string name) => new()
    {
        Id = id,
        Name = name,
        Label = name,
        Summary = "A kind of cells.",
        Tissue = "Some tissue",
        ReadDepth = ReadDepth.Abstract,
        ExtractedBy = "nobody",
        CurrentTo = PartialDate.Parse("2026", null),
    };

    private static Instrument Instrument(string id, string name) => new()
    {
        Id = id,
        Name = name,
        Summary = "A rating scale.",
        Construct = Construct.AutismSeverity,
        Family = id,
        Better = BetterIs.Lower,
        Licence = new() { ItemsMayBeShown = false, Terms = "Not free.", How = How.Read },
        ReadDepth = ReadDepth.Abstract,
        ExtractedBy = "nobody",
        CurrentTo = PartialDate.Parse("2026", null),
    };
}
