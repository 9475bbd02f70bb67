using Equipoise.Evidence.Programmes;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Infusions;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>Finds what is odd about the answers of a form taken together.</summary>
internal static class FindOdds
{
    public static async Task<List<OddAnswer>> Run(RegistryDb db, Participant child, Programme programme, ProgrammeForm form, Guid? recordId, FormValues values, CancellationToken cancel)
    {
        var odds = new List<OddAnswer>();
        if (EventForm.Is(form)) odds.AddRange(EventOdds.Find(EventFacts.Of(values, await db.Sites.SingleAsync(cancel))));
        if (form.Code == programme.Treatment.Record.Form && InfusionDose.Of(programme, values) is { } dose && dose.UnitQuestion is { } units) odds.Add(new(programme.Treatment.Record.Cells, units, IsSlip: true));
        if (await LastWeight.Question(db, child, programme, form, recordId, values, cancel) is { } weight) odds.Add(weight);
        return odds;
    }
}
