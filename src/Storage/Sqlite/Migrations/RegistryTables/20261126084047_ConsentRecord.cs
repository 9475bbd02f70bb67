using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class ConsentRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Rule",
                table: "SuitabilityDecisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExplainedBy",
                table: "ConsentEvents",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Interpreter",
                table: "ConsentEvents",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TeachBack",
                table: "ConsentEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "Time",
                table: "ConsentEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Witness",
                table: "ConsentEvents",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IdentityLooks",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityLooks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_IdentityLooks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_Form_Sequence",
                table: "History",
                columns: new[] { "SiteId", "Form", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_UserId_Sequence",
                table: "History",
                columns: new[] { "SiteId", "UserId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_History_SiteId_What_Sequence",
                table: "History",
                columns: new[] { "SiteId", "What", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityLooks_SiteId_ParticipantId",
                table: "IdentityLooks",
                columns: new[] { "SiteId", "ParticipantId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdentityLooks");

            migrationBuilder.DropIndex(
                name: "IX_History_SiteId_Form_Sequence",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_SiteId_UserId_Sequence",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_SiteId_What_Sequence",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Rule",
                table: "SuitabilityDecisions");

            migrationBuilder.DropColumn(
                name: "ExplainedBy",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Interpreter",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "TeachBack",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Time",
                table: "ConsentEvents");

            migrationBuilder.DropColumn(
                name: "Witness",
                table: "ConsentEvents");
        }
    }
}
