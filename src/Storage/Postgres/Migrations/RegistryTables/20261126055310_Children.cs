using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class Children : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ProgrammeVersions",
                schema: "registry",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeVersions", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Participants",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Pseudonym = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Sex = table.Column<string>(type: "text", nullable: false),
                    AgeMonths = table.Column<int>(type: "integer", nullable: false),
                    ScreenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ProgrammeVersion = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    EnrolledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NotEnrolledBecause = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Participants", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Participants_ProgrammeVersions_ProgrammeHash",
                        column: x => x.ProgrammeHash,
                        principalSchema: "registry",
                        principalTable: "ProgrammeVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SiteProgrammes",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ProgrammeVersion = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteProgrammes", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_SiteProgrammes_ProgrammeVersions_ProgrammeHash",
                        column: x => x.ProgrammeHash,
                        principalSchema: "registry",
                        principalTable: "ProgrammeVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsentEvents",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentVersion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Understood = table.Column<bool>(type: "boolean", nullable: true),
                    Scope = table.Column<string>(type: "text", nullable: true),
                    Remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentEvents", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConsentEvents_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Deviations",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    VisitId = table.Column<Guid>(type: "uuid", nullable: true),
                    FormRecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Says = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Class = table.Column<string>(type: "text", nullable: true),
                    Cause = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CorrectiveAction = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ReportedToEthics = table.Column<DateOnly>(type: "date", nullable: true),
                    ResolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deviations", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Deviations_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PersonIdentities",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: true),
                    KeyName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Index = table.Column<byte[]>(type: "bytea", nullable: true),
                    ErasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonIdentities", x => new { x.SiteId, x.ParticipantId });
                    table.ForeignKey(
                        name: "FK_PersonIdentities_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SuitabilityDecisions",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Suitable = table.Column<bool>(type: "boolean", nullable: false),
                    Because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuitabilityDecisions", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_SuitabilityDecisions_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WindowFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    WindowTo = table.Column<DateOnly>(type: "date", nullable: true),
                    ActualOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Visits_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormRecords",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    VisitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Instance = table.Column<int>(type: "integer", nullable: false),
                    Entry = table.Column<int>(type: "integer", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ProgrammeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CompletedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CompletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormRecords", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_FormRecords_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormRecords_Visits_SiteId_VisitId",
                        columns: x => new { x.SiteId, x.VisitId },
                        principalSchema: "registry",
                        principalTable: "Visits",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DataQueries",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    FormRecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Stands = table.Column<string>(type: "text", nullable: true),
                    Entered = table.Column<string>(type: "text", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataQueries", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_DataQueries_FormRecords_SiteId_FormRecordId",
                        columns: x => new { x.SiteId, x.FormRecordId },
                        principalSchema: "registry",
                        principalTable: "FormRecords",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_SiteId_ParticipantId",
                schema: "registry",
                table: "ConsentEvents",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_DataQueries_SiteId_FormRecordId",
                schema: "registry",
                table: "DataQueries",
                columns: new[] { "SiteId", "FormRecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_DataQueries_SiteId_State_OpenedAt",
                schema: "registry",
                table: "DataQueries",
                columns: new[] { "SiteId", "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Deviations_SiteId_Class_On",
                schema: "registry",
                table: "Deviations",
                columns: new[] { "SiteId", "Class", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Deviations_SiteId_ParticipantId",
                schema: "registry",
                table: "Deviations",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_FormRecords_SiteId_Form_State",
                schema: "registry",
                table: "FormRecords",
                columns: new[] { "SiteId", "Form", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_FormRecords_SiteId_ParticipantId_Form_Instance",
                schema: "registry",
                table: "FormRecords",
                columns: new[] { "SiteId", "ParticipantId", "Form", "Instance" });

            migrationBuilder.CreateIndex(
                name: "IX_FormRecords_SiteId_VisitId",
                schema: "registry",
                table: "FormRecords",
                columns: new[] { "SiteId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_Participants_ProgrammeHash",
                schema: "registry",
                table: "Participants",
                column: "ProgrammeHash");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_SiteId_Number",
                schema: "registry",
                table: "Participants",
                columns: new[] { "SiteId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_SiteId_ProgrammeId_State_Number",
                schema: "registry",
                table: "Participants",
                columns: new[] { "SiteId", "ProgrammeId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonIdentities_SiteId_Index",
                schema: "registry",
                table: "PersonIdentities",
                columns: new[] { "SiteId", "Index" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeVersions_ProgrammeId_Number",
                schema: "registry",
                table: "ProgrammeVersions",
                columns: new[] { "ProgrammeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SiteProgrammes_ProgrammeHash",
                schema: "registry",
                table: "SiteProgrammes",
                column: "ProgrammeHash");

            migrationBuilder.CreateIndex(
                name: "IX_SiteProgrammes_SiteId_ProgrammeId_From",
                schema: "registry",
                table: "SiteProgrammes",
                columns: new[] { "SiteId", "ProgrammeId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_SuitabilityDecisions_SiteId_ParticipantId",
                schema: "registry",
                table: "SuitabilityDecisions",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SiteId_ParticipantId",
                schema: "registry",
                table: "Visits",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SiteId_State_WindowFrom",
                schema: "registry",
                table: "Visits",
                columns: new[] { "SiteId", "State", "WindowFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SiteId_State_WindowTo",
                schema: "registry",
                table: "Visits",
                columns: new[] { "SiteId", "State", "WindowTo" });

            SitePolicy.On(migrationBuilder, "SiteProgrammes", "Participants", "PersonIdentities", "SuitabilityDecisions", "ConsentEvents", "Visits", "Deviations", "FormRecords", "DataQueries");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConsentEvents",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "DataQueries",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Deviations",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "PersonIdentities",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SiteProgrammes",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SuitabilityDecisions",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "FormRecords",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Visits",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Participants",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ProgrammeVersions",
                schema: "registry");
        }
    }
}
